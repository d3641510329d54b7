package dev.haetae.search.parse;

import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;

/**
 * A search as it is asked.
 *
 * @param now what times are relative to
 * @param range of time, where the text names none
 */
public record Query(Language language, String text, Instant now, TimeRange range) {

  /** Another text, asked in the same way. */
  public Query withText(String other) {
    return new Query(language, other, now, range);
  }

  /** The same with what its macros stand for. */
  public Query expanded() {
    return withText(language.expanded(text));
  }

  /**
   * What it is understood as, its macros written out already.
   *
   * @throws QueryMistake when the text cannot be followed
   */
  public Plan plan() {
    return language.parse(text, now, range);
  }
}
