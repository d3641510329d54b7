package dev.haetae.detect.yaml;

import java.util.List;

/** The text of one file, kept to quote the line a mistake is in. */
final class YamlSource {
  /** How much of a long line is shown on each side of the caret. */
  private static final int SHOWN = 70;

  private final String file;
  private final List<String> lines;

  /** Behind the last line that says something; 0 where none does. */
  private final int end;

  YamlSource(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
    this.end = (int) text.stripTrailing().lines().count();
  }

  /** What is missing at the end of a file is missing behind the last that was written. */
  RuleProblem problem(int line, int column, String message) {
    return line < end || end == 0
        ? at(line, column, message)
        : at(end - 1, lines.get(end - 1).stripTrailing().length(), message);
  }

  private RuleProblem at(int line, int column, String message) {
    return new RuleProblem(file, line + 1, column + 1, excerpt(line, column), message);
  }

  private String excerpt(int line, int column) {
    String text = line < lines.size() ? lines.get(line) : "";
    int caret = Math.min(column, text.length());
    int from = Math.max(0, caret - SHOWN);
    int to = Math.min(text.length(), caret + SHOWN);
    StringBuilder pad = new StringBuilder();
    for (int i = from; i < caret; i++) {
      pad.append(text.charAt(i) == '\t' ? '\t' : ' ');
    }
    return text.substring(from, to) + "\n" + pad + "^";
  }
}
