package dev.haetae.app.report.first;

import java.util.List;

/**
 * One answer of the first screen.
 *
 * @param name the question, in a word or two
 * @param steps the answer
 */
public record Section(String name, List<Step> steps) {
  private static final int SHOWN = 6;

  /** Copies the list. */
  public Section {
    steps = List.copyOf(steps);
  }

  static Section ofTexts(String name, List<String> texts) {
    return new Section(name, texts.stream().map(Step::of).toList());
  }

  /** As much of the answer as one screen takes. */
  public List<Step> shown() {
    return steps.subList(0, Math.min(SHOWN, steps.size()));
  }

  /** What follows after that. */
  public List<Step> rest() {
    return steps.subList(shown().size(), steps.size());
  }
}
