package dev.haetae.detect.match;

import dev.haetae.model.NearestName;
import java.util.Optional;

/**
 * A rule asks for a field its log does not have; to the rule it is always absent.
 *
 * @param rule id of the rule
 * @param log the log
 * @param field the field as the rule writes it
 * @param nearest the field of the log that was probably meant
 */
public record FieldWarning(String rule, String log, String field, Optional<String> nearest) {
  /** A sentence for the user. */
  @Override
  public String toString() {
    return "rule "
        + rule
        + " asks for the field \""
        + field
        + "\", which "
        + log
        + " does not have"
        + NearestName.ask(nearest);
  }
}
