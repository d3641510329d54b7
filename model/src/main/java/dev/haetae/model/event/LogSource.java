package dev.haetae.model.event;

import java.util.Map;
import java.util.Optional;

/**
 * The log a rule is written for, as Sigma names it.
 *
 * @param product such as {@code aws}
 * @param category such as {@code process_creation}
 * @param service such as {@code cloudtrail}
 * @param when fields that must have these values, or be there at all ({@link #ANY}), for an event
 *     of the format to belong to the source, as {@code EventID: 1} does for process creation in
 *     Sysmon; empty in a rule
 * @see <a href="https://sigmahq.io/sigma-specification/">Sigma specification</a>
 */
public record LogSource(
    Optional<String> product,
    Optional<String> category,
    Optional<String> service,
    Map<String, String> when) {

  /** Stands for any value in {@code when}. */
  public static final String ANY = "*";

  /** Whether everything the rule asks for is said by this source too. */
  public boolean serves(LogSource rule) {
    return agrees(rule.product, product)
        && agrees(rule.category, category)
        && agrees(rule.service, service);
  }

  private static boolean agrees(Optional<String> asked, Optional<String> offered) {
    return asked.isEmpty() || (offered.isPresent() && offered.get().equalsIgnoreCase(asked.get()));
  }
}
