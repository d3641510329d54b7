package dev.haetae.detect.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what a text must contain for a regular expression to match it: of several sets of texts one
 * each. Of parts that follow each other every one is necessary, of alternatives any one. Where in
 * doubt it finds nothing, which costs time and never truth.
 *
 * @see <a href="https://swtch.com/~rsc/regexp/regexp4.html">Cox, Regular Expression Matching with a
 *     Trigram Index</a>, which asks an index the same question
 */
final class RegexLiterals {
  private static final String CLASSES = "dDsSwWbBAz";

  /** Letters behind a backslash that stand for a character each, and these characters. */
  private static final String CONTROLS = "tnrfv";

  private static final String CONTROLLED = "\t\n\r\f\u000B";
  private static final int MOST_TEXTS = 64;
  private static final int DEEPEST = 40;

  /** More say little more, and each is looked for. */
  private static final int MOST_SETS = 4;

  private final String pattern;
  private int at;
  private int depth;
  private boolean givenUp;

  private RegexLiterals(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Sets of texts, of each of which one is necessary, the most telling first; none where nothing is
   * necessary, or it cannot be told.
   */
  static List<Set<String>> necessary(String pattern) {
    RegexLiterals reader = new RegexLiterals(pattern);
    List<Set<String>> sets = reader.alternatives();
    boolean whole = reader.at == pattern.length();
    if (reader.givenUp || !whole) {
      return List.of();
    }
    return sets.stream().limit(MOST_SETS).toList();
  }

  private List<Set<String>> alternatives() {
    List<List<Set<String>>> branches = new ArrayList<>();
    depth++;
    while (depth <= DEEPEST && !givenUp) {
      branches.add(new Sequence().read());
      if (at >= pattern.length() || pattern.charAt(at) != '|') {
        break;
      }
      at++;
    }
    givenUp |= depth > DEEPEST;
    depth--;
    return branches.size() == 1 ? branches.get(0) : anyOf(branches);
  }

  /** What the most telling sets of all branches come to together. */
  private static List<Set<String>> anyOf(List<List<Set<String>>> branches) {
    Set<String> all = new LinkedHashSet<>();
    for (List<Set<String>> branch : branches) {
      if (branch.isEmpty()) {
        return List.of();
      }
      all.addAll(branch.get(0));
    }
    return all.size() <= MOST_TEXTS ? List.of(all) : List.of();
  }

  /** Parts one behind the other. */
  private final class Sequence {
    private final StringBuilder run = new StringBuilder();
    private final Set<Set<String>> found = new LinkedHashSet<>();

    List<Set<String>> read() {
      while (at < pattern.length() && !givenUp && "|)".indexOf(pattern.charAt(at)) < 0) {
        part();
      }
      endRun();
      return found.stream()
          .sorted(Comparator.comparingInt(RegexLiterals::shortest).reversed())
          .toList();
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
      List<Set<String>> inside = alternatives();
      if (at >= pattern.length() || pattern.charAt(at) != ')') {
        givenUp = true;
        return;
      }
      at++;
      if (quantifier()) {
        found.addAll(inside);
      }
    }

    private void escape() {
      if (at + 1 >= pattern.length()) {
        givenUp = true;
        return;
      }
      char c = pattern.charAt(at + 1);
      at += 2;
      if (CLASSES.indexOf(c) >= 0) {
        other();
      } else if (CONTROLS.indexOf(c) >= 0) {
        plain(CONTROLLED.charAt(CONTROLS.indexOf(c)));
      } else if (Character.isLetterOrDigit(c) || c >= 0x80) {
        givenUp = true;
      } else {
        plain(c);
      }
    }

    private void endRun() {
      if (!run.isEmpty()) {
        found.add(Set.of(run.toString()));
        run.setLength(0);
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
