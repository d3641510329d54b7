package dev.haetae.app.report.first;

import dev.haetae.model.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * One answer of the first screen.
 *
 * @param name the question, in a word or two
 * @param steps the answer
 * @param most how many lines of it one screen takes
 */
public record Section(String name, List<Step> steps, int most) {
  private static final int SHOWN = 6;
  private static final int LISTED = 100;

  /** Copies the list. */
  public Section {
    steps = List.copyOf(steps);
  }

  Section(String name, List<Step> steps) {
    this(name, steps, SHOWN);
  }

  static Section ofTexts(String name, List<String> texts) {
    return ofTexts(name, texts, SHOWN);
  }

  static Section ofTexts(String name, List<String> texts, int most) {
    return new Section(name, texts.stream().map(Step::of).toList(), most);
  }

  /** As much of the answer as one screen takes. */
  public List<Step> shown() {
    return steps.subList(0, Math.min(most, steps.size()));
  }

  /** As much of the answer as a document takes. */
  public List<Step> listed() {
    return steps.subList(0, Math.min(LISTED, steps.size()));
  }

  /** How much more there is than {@link #listed}, in words; empty where there is no more. */
  public Optional<String> unlisted() {
    int left = steps.size() - listed().size();
    return left == 0 ? Optional.empty() : Optional.of("and " + Phrase.grouped(left) + " more");
  }

  /** What follows after what is shown. */
  public List<Step> rest() {
    return steps.subList(shown().size(), steps.size());
  }
}
