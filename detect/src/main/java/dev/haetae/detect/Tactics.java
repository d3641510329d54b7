package dev.haetae.detect;

import dev.haetae.model.finding.FindingType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tactics of ATT&amp;CK, as tags of rules name them behind {@code attack.}.
 *
 * @see <a href="https://attack.mitre.org/tactics/enterprise/">Enterprise tactics</a>
 */
public final class Tactics {
  /**
   * Every tactic in the order of an attack: the names of today, which divide what was {@code
   * defense-evasion} into two, and that older one, which rules still carry.
   */
  public static final List<String> ORDER =
      List.of(
          "reconnaissance",
          "resource-development",
          "initial-access",
          "execution",
          "persistence",
          "privilege-escalation",
          "defense-evasion",
          "stealth",
          "defense-impairment",
          "credential-access",
          "discovery",
          "lateral-movement",
          "collection",
          "command-and-control",
          "exfiltration",
          "impact");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private Tactics() {}

  /** The tactic that the purpose of a finding type is named for, where it is named for one. */
  public static Optional<String> of(FindingType type) {
    return Optional.of(purpose(type)).filter(ORDER::contains);
  }

  /** The purpose of a finding type as tactics are written: {@code credential-access}. */
  public static String purpose(FindingType type) {
    return BETWEEN_WORDS.matcher(type.purpose()).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
