package dev.haetae.formats.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldSplitterTest {

  @Test
  void splitsAtEverySeparator() {
    assertThat(split(FieldSplitter.plain('\t'), "a\t\tb\t")).containsExactly("a", "", "b", "");
  }

  @Test
  void takesQuotesAndBracketsOff() {
    assertThat(enclosing("a \"b c\" [d e] \"\"")).containsExactly("a", "b c", "d e", "");
  }

  @Test
  void beginsTheNextFieldRightAfterABracket() {
    assertThat(enclosing("[a]\"b c\" d")).containsExactly("a", "b c", "d");
  }

  @Test
  void leavesABracketedAddressWhole() {
    assertThat(enclosing("[2001:db8::7]:443 a")).containsExactly("[2001:db8::7]:443", "a");
  }

  @Test
  void keepsQuotesInsideAField() {
    assertThat(enclosing("\"a\"b\" c")).containsExactly("a\"b", "c");
    assertThat(enclosing("\"a \"b\" d\" c")).containsExactly("a \"b\" d", "c");
    assertThat(enclosing("\"a\\\" b\" c")).containsExactly("a\\\" b", "c");
  }

  @Test
  void readsAFieldThatNothingClosesToTheEnd() {
    assertThat(enclosing("a \"b c")).containsExactly("a", "b c");
  }

  @Test
  void stopsAtTheMostFields() {
    assertThat(split(FieldSplitter.plain(' '), "x ".repeat(1_000))).hasSize(FieldSplitter.MOST);
  }

  private static List<String> enclosing(String line) {
    return split(FieldSplitter.enclosing(), line);
  }

  private static List<String> split(FieldSplitter splitter, String line) {
    byte[] bytes = line.getBytes(UTF_8);
    int count = splitter.split(bytes, 0, bytes.length);
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(new String(bytes, splitter.start(i), splitter.end(i) - splitter.start(i), UTF_8));
    }
    return fields;
  }
}
