package dev.haetae.detect.match;

import java.util.Optional;

/**
 * Finds text that whatever a regular expression matches must contain, by reading only what is plain
 * at its top level. Where in doubt it finds less.
 */
final class RegexLiterals {
  private static final String CLASSES = "dDsSwWbBAz";
  private static final String CONTROLS = "tnrfv";

  private final String pattern;
  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private int at;

  private RegexLiterals(String pattern) {
    this.pattern = pattern;
  }

  /** The longest such text; empty where there is none or it is not plain. */
  static Optional<String> longest(String pattern) {
    RegexLiterals reader = new RegexLiterals(pattern);
    if (!reader.read()) {
      return Optional.empty();
    }
    reader.endRun();
    return Optional.of(reader.longest).filter(text -> !text.isEmpty());
  }

  /** False where the expression has a choice at its top level, or something not known here. */
  private boolean read() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      boolean understood =
          switch (c) {
            case '|', ')' -> false;
            case '(' -> skipGroup();
            case '[' -> skipClass();
            case '\\' -> escape();
            case '.', '^', '$' -> skipOne();
            case '*', '?', '{' -> dropLast();
            case '+' -> skipOne();
            default -> plain();
          };
      if (!understood) {
        return false;
      }
    }
    return true;
  }

  private boolean plain() {
    int codePoint = pattern.codePointAt(at);
    run.appendCodePoint(codePoint);
    at += Character.charCount(codePoint);
    return true;
  }

  private boolean skipOne() {
    endRun();
    at++;
    return true;
  }

  /** The character before a quantifier may be missing. */
  private boolean dropLast() {
    if (!run.isEmpty()) {
      run.setLength(run.offsetByCodePoints(run.length(), -1));
    }
    endRun();
    int close = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) : at;
    at = Math.max(close, at) + 1;
    return true;
  }

  private boolean escape() {
    if (at + 1 >= pattern.length()) {
      return false;
    }
    char c = pattern.charAt(at + 1);
    if (CLASSES.indexOf(c) >= 0 || CONTROLS.indexOf(c) >= 0) {
      endRun();
    } else if (Character.isLetterOrDigit(c) || c >= 0x80) {
      return false;
    } else {
      run.append(c);
    }
    at += 2;
    return true;
  }

  private boolean skipClass() {
    endRun();
    int i = at + 1;
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      i++;
    }
    boolean first = true;
    while (i < pattern.length() && (first || pattern.charAt(i) != ']')) {
      first = false;
      if (pattern.startsWith("[:", i)) {
        return false;
      }
      i += pattern.charAt(i) == '\\' ? 2 : 1;
    }
    at = i + 1;
    return i < pattern.length();
  }

  private boolean skipGroup() {
    endRun();
    int depth = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '[') {
        if (!skipClass()) {
          return false;
        }
        continue;
      }
      if (c == '\\' && pattern.startsWith("Q", at + 1)) {
        return false;
      }
      at += c == '\\' ? 2 : 1;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return true;
      }
    }
    return false;
  }

  private void endRun() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }
}
