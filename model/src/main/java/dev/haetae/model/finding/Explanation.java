package dev.haetae.model.finding;

import java.util.List;

/**
 * Why there is a finding, for a reader who did not write the detector.
 *
 * @param says what happened, one sentence with the names in it
 * @param why why it matters
 * @param otherwise what else it may be
 * @param next what to do
 */
public record Explanation(String says, String why, List<String> otherwise, List<String> next) {

  /** Nothing is explained. */
  public static final Explanation NONE = new Explanation("", "", List.of(), List.of());

  /** Copies the lists. */
  public Explanation {
    otherwise = List.copyOf(otherwise);
    next = List.copyOf(next);
  }
}
