package dev.haetae.detect.indicator.read;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import java.util.Optional;

/**
 * What an entry says of itself beside its value.
 *
 * @param kind what the value is, where it is said
 * @param category what it is listed for, where it is said
 * @param confidence 0 to 100, or negative where it is not said
 * @param expires microseconds since 1970
 * @param label what it is called; may be empty
 */
record Hint(
    Optional<IndicatorKind> kind,
    Optional<Category> category,
    int confidence,
    long expires,
    String label) {

  static final int UNSAID = -1;

  /** It says nothing. */
  static final Hint NONE =
      new Hint(Optional.empty(), Optional.empty(), UNSAID, Indicator.NEVER, "");

  Hint withKind(Optional<IndicatorKind> named) {
    return new Hint(named, category, confidence, expires, label);
  }

  Hint withConfidence(int named) {
    return new Hint(kind, category, named, expires, label);
  }
}
