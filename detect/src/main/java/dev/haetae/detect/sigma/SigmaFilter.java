package dev.haetae.detect.sigma;

import dev.haetae.model.event.LogSource;
import java.util.List;

/**
 * What a site leaves out of rules it did not write. It is joined to each rule it names as {@code
 * (rule) and (condition)}, as the reference implementation does; so a condition without {@code not}
 * keeps only what it describes.
 *
 * @param header what it says of itself
 * @param logSource the log of the rules it applies to
 * @param rules ids or names of the rules; {@code any} for all of the log
 * @param condition what must hold besides the rule
 */
public record SigmaFilter(
    Header header, LogSource logSource, List<String> rules, Expression condition)
    implements SigmaDocument {

  /** The rule, narrowed by this filter where it applies to it. */
  public SigmaRule applyTo(SigmaRule rule) {
    boolean named = rules.contains("any") || rules.stream().anyMatch(rule::answersTo);
    if (!named || !rule.logSource().serves(logSource)) {
      return rule;
    }
    return rule.withCondition(new Expression.And(List.of(rule.condition(), condition)));
  }

  /**
   * Whether nothing in the condition is negated: probably a filter that keeps what it meant to
   * drop.
   */
  public boolean keepsWhatItDescribes() {
    return !Expression.negates(condition);
  }
}
