package dev.haetae.model.finding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of what was found: {@code ThreatPurpose:Resource/Family.Mechanism!Artifact}, the last
 * two parts optional.
 *
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-format.html">
 *     GuardDuty finding format</a>
 */
public record FindingType(
    String purpose,
    String resource,
    String family,
    Optional<String> mechanism,
    Optional<String> artifact) {

  private static final Pattern GRAMMAR =
      Pattern.compile(
          "([A-Za-z]+):([A-Za-z0-9]+)/([A-Za-z0-9&]+)(?:\\.([A-Za-z0-9.]+))?(?:!([A-Za-z0-9.]+))?");

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException where it does not follow the grammar
   */
  public static FindingType parse(String name) {
    Matcher matcher = GRAMMAR.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "finding type \""
              + name
              + "\": expected ThreatPurpose:Resource/Family.Mechanism!Artifact");
    }
    return new FindingType(
        matcher.group(1),
        matcher.group(2),
        matcher.group(3),
        Optional.ofNullable(matcher.group(4)),
        Optional.ofNullable(matcher.group(5)));
  }

  /** The name as it is written. */
  @Override
  public String toString() {
    return purpose
        + ":"
        + resource
        + "/"
        + family
        + mechanism.map(part -> "." + part).orElse("")
        + artifact.map(part -> "!" + part).orElse("");
  }
}
