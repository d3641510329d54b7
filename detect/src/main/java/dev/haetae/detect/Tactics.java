package dev.haetae.detect;

import java.util.List;

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

  private Tactics() {}
}
