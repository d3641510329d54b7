package dev.haetae.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "－1"})
  void whatASpreadsheetWouldRunIsText(String formula) {
    assertThat(CsvText.forSpreadsheet(formula)).isEqualTo("\"'" + formula + "\"");
  }

  @Test
  void quotesAreDoubled() {
    assertThat(CsvText.forSpreadsheet("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
  }

  @Test
  void whatATerminalWouldActOnIsItsNumber() {
    assertThat(CsvText.quoted("a\u001b[2Jb\u202ec")).isEqualTo("\"a\\x1b[2Jb\\u{202e}c\"");
  }

  @Test
  void anEmptyCellStaysEmpty() {
    assertThat(CsvText.forSpreadsheet("")).isEqualTo("\"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\"b", "a\nb", "a\rb"})
  void whatWouldEndACellAsksForQuotes(String text) {
    assertThat(CsvText.asksForQuotes(text)).isTrue();
  }

  @Test
  void plainTextNeedsNoQuotes() {
    assertThat(CsvText.asksForQuotes("arn:aws:iam::111122223333:role/a b")).isFalse();
  }
}
