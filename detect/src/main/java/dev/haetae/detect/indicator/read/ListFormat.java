package dev.haetae.detect.indicator.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How lists of indicators are written. */
public enum ListFormat {
  /** One indicator a line; what follows a {@code #} or {@code ;} is remark. Hosts files too. */
  TEXT,
  /** A table whose header, or whose cells, tell where the indicators are. */
  CSV,
  /**
   * A STIX 2.1 bundle, or a TAXII 2.1 envelope of its objects.
   *
   * @see <a href="https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html">STIX 2.1</a>
   */
  STIX,
  /** AlienVault OTX: {@code Indicator type,Indicator,Description}. */
  OTX,
  /** FireEye iSIGHT: a table with columns such as {@code cidr}, {@code ip}, {@code domain}. */
  FIRE_EYE,
  /** Proofpoint ET: {@code domain, category, score, first_seen, last_seen, ports}. */
  PROOF_POINT,
  /** AlienVault IP reputation: {@code 192.0.2.1#4#2#Malicious Host#…}. */
  ALIEN_VAULT,
  /** Events and attributes of MISP, as JSON. */
  MISP,
  /** abuse.ch: URLhaus, Feodo Tracker, ThreatFox, SSLBL, whose header stands in a remark. */
  ABUSE_CH;

  /** As users write it: {@code fire-eye}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same, as a command line reads and offers it. */
  @Override
  public String toString() {
    return word();
  }

  /** The format of that word. */
  public static Optional<ListFormat> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  boolean isJson() {
    return this == STIX || this == MISP;
  }

  boolean isTable() {
    return !isJson() && this != TEXT && this != ALIEN_VAULT;
  }
}
