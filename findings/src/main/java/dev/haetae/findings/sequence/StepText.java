package dev.haetae.findings.sequence;

import dev.haetae.model.Phrase;

/** What a step of a sequence was and how it ended, as every page and story says it. */
public final class StepText {
  private StepText() {}

  /**
   * The words for steps that read alike. Titles of what failed say already that it was stopped, so
   * that it must not sound as if the stopping had failed.
   *
   * @param times how many steps follow each other and read alike, at least one
   * @param succeeded false where none of them did what it was meant to do
   */
  public static String of(String title, int times, boolean succeeded) {
    if (succeeded) {
      return title + (times == 1 ? "" : " (" + Phrase.grouped(times) + " times)");
    }
    return title
        + (times == 1
            ? "; the attempt did not succeed"
            : "; " + Phrase.grouped(times) + " attempts, and none succeeded");
  }
}
