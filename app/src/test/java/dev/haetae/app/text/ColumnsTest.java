package dev.haetae.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static String written(Columns columns) {
    StringWriter text = new StringWriter();
    columns.writeTo(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void beginsTheCellsOfAColumnAtTheSamePlace() {
    Columns columns = new Columns();
    columns.row("a", "one");
    columns.row("longer", "two");

    assertThat(written(columns)).isEqualToNormalizingNewlines("a       one\nlonger  two\n");
  }

  @Test
  void leavesNoBlanksAtTheEndOfALine() {
    Columns columns = new Columns();
    columns.row("a", "");
    columns.row("b", "long");

    assertThat(written(columns)).isEqualToNormalizingNewlines("a\nb  long\n");
  }
}
