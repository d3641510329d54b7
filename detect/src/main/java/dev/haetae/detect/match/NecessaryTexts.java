package dev.haetae.detect.match;

import dev.haetae.detect.sigma.TextPattern;
import dev.haetae.detect.sigma.ValueTest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a value must contain to pass a test: of several sets of texts one each. */
final class NecessaryTexts {
  /** Shorter ones are in nearly every text; one of them is taken where there is no longer one. */
  private static final int TELLING = 2;

  private NecessaryTexts() {}

  /**
   * Those sets that tell values apart, to find rules by: one that is in nearly every value only
   * where there is no other.
   */
  static List<Set<String>> telling(ValueTest test) {
    List<Set<String>> all = of(test);
    List<Set<String>> telling = all.stream().filter(NecessaryTexts::isTelling).toList();
    return telling.isEmpty() ? all.stream().limit(1).toList() : telling;
  }

  private static boolean isTelling(Set<String> texts) {
    return texts.stream().allMatch(text -> text.length() >= TELLING);
  }

  /** The sets, the longest texts first; none where nothing is necessary, or it cannot be told. */
  static List<Set<String>> of(ValueTest test) {
    if (test instanceof ValueTest.Regex regex) {
      return RegexLiterals.necessary(regex.pattern());
    }
    return test instanceof ValueTest.Text text ? ofPattern(text.pattern()) : List.of();
  }

  private static List<Set<String>> ofPattern(TextPattern pattern) {
    return pattern.parts().stream()
        .filter(TextPattern.Literal.class::isInstance)
        .map(part -> ((TextPattern.Literal) part).text())
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Set::of)
        .distinct()
        .toList();
  }
}
