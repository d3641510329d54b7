package dev.haetae.detect.match;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds texts of which whatever a regular expression matches must contain at least one. Of parts
 * that follow each other the most telling one is taken, of alternatives every one. Where in doubt
 * it finds nothing, which costs time and never truth.
 */
final class RegexLiterals {
  private static final String CLASSES = "dDsSwWbBAz";
  private static final String CONTROLS = "tnrfv";
  private static final int MOST_TEXTS = 24;
  private static final int DEEPEST = 40;
  private static final Set<String> NONE = Set.of();

  private final String pattern;
  private int at;
  private int depth;
  private boolean givenUp;

  private RegexLiterals(String pattern) {
    this.pattern = pattern;
  }

  /** The texts; none where nothing is necessary, or it cannot be told. */
  static List<String> necessary(String pattern) {
    RegexLiterals reader = new RegexLiterals(pattern);
    Set<String> texts = reader.alternatives();
    boolean whole = reader.at == pattern.length();
    return reader.givenUp || !whole ? List.of() : List.copyOf(texts);
  }

  private Set<String> alternatives() {
    Set<String> all = new LinkedHashSet<>();
    boolean each = true;
    depth++;
    while (depth <= DEEPEST && !givenUp) {
      Set<String> branch = new Sequence().read();
      each &= !branch.isEmpty();
      all.addAll(branch);
      if (at >= pattern.length() || pattern.charAt(at) != '|') {
        break;
      }
      at++;
    }
    givenUp |= depth > DEEPEST;
    depth--;
    return each && all.size() <= MOST_TEXTS ? all : NONE;
  }

  /** Parts one behind the other. */
  private final class Sequence {
    private final StringBuilder run = new StringBuilder();
    private Set<String> best = NONE;

    Set<String> read() {
      while (at < pattern.length() && !givenUp && "|)".indexOf(pattern.charAt(at)) < 0) {
        part();
      }
      endRun();
      return best;
    }

    private void part() {
      char c = pattern.charAt(at);
      switch (c) {
        case '(' -> group();
        case '[' -> {
          skipClass();
          other();
        }
        case '\\' -> escape();
        case '.', '^', '$' -> {
          at++;
          other();
        }
        default -> {
          int codePoint = pattern.codePointAt(at);
          at += Character.charCount(codePoint);
          plain(codePoint);
        }
      }
    }

    private void plain(int codePoint) {
      boolean repeated = at < pattern.length() && "*?+{".indexOf(pattern.charAt(at)) >= 0;
      boolean required = quantifier();
      if (required) {
        run.appendCodePoint(codePoint);
      }
      if (repeated) {
        endRun();
      }
    }

    private void other() {
      endRun();
      quantifier();
    }

    private void group() {
      endRun();
      at++;
      skipGroupFlags();
      Set<String> inside = alternatives();
      if (at >= pattern.length() || pattern.charAt(at) != ')') {
        givenUp = true;
        return;
      }
      at++;
      if (quantifier()) {
        offer(inside);
      }
    }

    private void escape() {
      if (at + 1 >= pattern.length()) {
        givenUp = true;
        return;
      }
      char c = pattern.charAt(at + 1);
      at += 2;
      if (CLASSES.indexOf(c) >= 0 || CONTROLS.indexOf(c) >= 0) {
        other();
      } else if (Character.isLetterOrDigit(c) || c >= 0x80) {
        givenUp = true;
      } else {
        plain(c);
      }
    }

    private void endRun() {
      if (!run.isEmpty()) {
        offer(Set.of(run.toString()));
        run.setLength(0);
      }
    }

    private void offer(Set<String> texts) {
      if (shortest(texts) > shortest(best)) {
        best = texts;
      }
    }
  }

  private static int shortest(Set<String> texts) {
    return texts.stream().mapToInt(String::length).min().orElse(0);
  }

  /** Whether what stands before must be there; moves behind the quantifier, if there is one. */
  private boolean quantifier() {
    if (at >= pattern.length()) {
      return true;
    }
    char c = pattern.charAt(at);
    boolean required = c != '*' && c != '?';
    if (c == '{') {
      int close = pattern.indexOf('}', at);
      givenUp |= close < 0;
      required = close > 0 && pattern.charAt(at + 1) != '0' && pattern.charAt(at + 1) != ',';
      at = Math.max(close, at) + 1;
    } else if (c == '*' || c == '?' || c == '+') {
      at++;
    } else {
      return true;
    }
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
    }
    return required;
  }

  /** Steps over {@code ?:}, {@code ?P<name>} and flags; what they say does not matter here. */
  private void skipGroupFlags() {
    if (at >= pattern.length() || pattern.charAt(at) != '?') {
      return;
    }
    while (at < pattern.length() && ":>".indexOf(pattern.charAt(at)) < 0) {
      if (pattern.charAt(at) == ')') {
        return;
      }
      at++;
    }
    at++;
  }

  private void skipClass() {
    int i = at + 1;
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      i++;
    }
    boolean first = true;
    while (i < pattern.length() && (first || pattern.charAt(i) != ']')) {
      first = false;
      givenUp |= pattern.startsWith("[:", i);
      i += pattern.charAt(i) == '\\' ? 2 : 1;
    }
    givenUp |= i >= pattern.length();
    at = i + 1;
  }
}
