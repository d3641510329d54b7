package dev.haetae.search.parse;

import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A language searches are written in. */
public interface Language {
  /** The zone that times are written and shown in, and that days begin in. */
  default ZoneId zone() {
    return ZoneOffset.UTC;
  }

  /**
   * The text with its macros put in; what the places of mistakes are counted in.
   *
   * @throws QueryMistake for a macro that is not known
   */
  default String expanded(String text) {
    return text;
  }

  /**
   * What a text asks for.
   *
   * @param text as {@link #expanded} gives it
   * @param now what times are relative to
   * @param range of time, where the text names none
   * @throws QueryMistake with the place
   */
  Plan parse(String text, Instant now, TimeRange range);

  /**
   * A condition written as search terms inside an expression.
   *
   * @throws QueryMistake with the place in {@code terms}
   */
  Expr terms(String terms, Instant now);
}
