package dev.haetae.app.text;

import java.io.PrintWriter;

/** Running text, made safe for a terminal, in lines of a width that is good to read. */
public final class Paragraph {
  private static final int WIDTH = 100;

  private Paragraph() {}

  /** Writes a text behind a mark; further lines begin where the first one's text does. */
  public static void write(PrintWriter out, String mark, String text) {
    StringBuilder line = new StringBuilder(mark);
    String indent = " ".repeat(mark.length());
    for (String written : text.strip().split("\\s+", -1)) {
      String word = TerminalText.of(written);
      if (line.length() > mark.length() && line.length() + word.length() >= WIDTH) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }
}
