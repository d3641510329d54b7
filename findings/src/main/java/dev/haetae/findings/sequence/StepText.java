package dev.haetae.findings.sequence;

import dev.haetae.model.Phrase;
import java.util.regex.Pattern;

/** What a step of a sequence was and how it ended, as every page and story says it. */
public final class StepText {
  private static final Pattern FAILURE = Pattern.compile("\\b(failed|denied|refused|rejected)\\b");

  private StepText() {}

  /**
   * The words for steps that read alike. Most titles of what failed say so themselves, and then it
   * is not said twice.
   *
   * @param times how many steps follow each other and read alike, at least one
   * @param succeeded false where none of them did what it was meant to do
   */
  public static String of(String title, int times, boolean succeeded) {
    if (succeeded || FAILURE.matcher(title).find()) {
      return title + (times == 1 ? "" : " (" + Phrase.grouped(times) + " times)");
    }
    return title
        + (times == 1
            ? "; the attempt did not succeed"
            : "; " + Phrase.grouped(times) + " attempts, and none succeeded");
  }
}
