package dev.haetae.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ParagraphTest {
  private static String written(String text) {
    StringWriter lines = new StringWriter();
    Paragraph.write(new PrintWriter(lines), "  - ", text);
    return lines.toString();
  }

  @Property(tries = 100)
  void keepsEveryWordAndNoLineTooLong(
      @ForAll @Size(min = 1, max = 60)
          List<@AlphaChars @StringLength(min = 1, max = 20) String> words) {
    String lines = written(String.join(" ", words));

    assertThat(lines.replaceFirst("  - ", "").strip().split("\\s+", -1))
        .containsExactlyElementsOf(words);
    assertThat(lines.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void indentsFurtherLinesAsFarAsTheFirst() {
    assertThat(written("word ".repeat(30)).lines()).last().asString().startsWith("    word");
  }
}
