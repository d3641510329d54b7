package dev.haetae.detect.sigma;

import dev.haetae.model.event.LogSource;
import java.util.Map;

/**
 * A rule about single events.
 *
 * @param header what it says of itself
 * @param logSource the log it is written for
 * @param searches its named search identifiers, in order
 * @param condition what must hold of an event, the search identifiers put in
 */
public record SigmaRule(
    Header header, LogSource logSource, Map<String, Expression> searches, Expression condition)
    implements SigmaDocument {

  /** The same rule with another condition, as a filter makes it. */
  public SigmaRule withCondition(Expression other) {
    return new SigmaRule(header, logSource, searches, other);
  }
}
