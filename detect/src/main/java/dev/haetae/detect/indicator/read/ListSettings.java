package dev.haetae.detect.indicator.read;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.model.Limits;
import java.util.Optional;

/**
 * What is said of a list as a whole.
 *
 * @param category of entries. Where it is {@link Category#THREAT}, an entry that says more by
 *     itself, such as that it is a phishing site, has its own; any other category holds for all
 * @param confidence of entries that do not tell their own, 0 to 100
 * @param expires when entries expire that do not expire before, microseconds since 1970
 * @param format how it is written; found out from what it says where this is empty
 * @param values what each value is, where it cannot be told from itself, as with user agents
 * @param column the column of a table that has the values; found out where this is empty
 * @param limits the bounds
 */
public record ListSettings(
    Category category,
    int confidence,
    long expires,
    Optional<ListFormat> format,
    Optional<IndicatorKind> values,
    Optional<String> column,
    Limits limits) {

  /** The confidence of entries of which nobody said any. */
  public static final int USUAL_CONFIDENCE = 75;

  /** Nothing is said but what the entries are listed for. */
  public static ListSettings of(Category category) {
    return new ListSettings(
        category,
        USUAL_CONFIDENCE,
        Indicator.NEVER,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Limits.DEFAULT);
  }

  /** The same with the format named. */
  public ListSettings withFormat(ListFormat named) {
    return new ListSettings(
        category, confidence, expires, Optional.of(named), values, column, limits);
  }
}
