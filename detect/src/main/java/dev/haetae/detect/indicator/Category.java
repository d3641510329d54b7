package dev.haetae.detect.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What something is listed for. */
public enum Category {
  /** Known to be good; wins over every other list. */
  TRUSTED,
  /** On a list of the user's own that says no more than that it is bad. */
  THREAT,
  /** Gives orders to malware: command and control. */
  C2,
  /** Serves or is malware. */
  MALWARE,
  /** Serves malware to whoever merely visits. */
  DRIVE_BY,
  /** Of a family that makes up its domains. */
  DGA,
  /** Mines or moves cryptocurrency. */
  MINING,
  /** Where stolen data is left. */
  DROP_POINT,
  /** Where traffic of known malware was led to by those who fight it: a sinkhole. */
  BLACK_HOLE,
  /** Takes credentials by deceit. */
  PHISHING,
  /** Scans and probes the internet, or tries passwords on it. */
  SCANNER,
  /** Often abused: free hosting, dynamic DNS. */
  ABUSED,
  /** Suspected only: too new or too rare to be believed. */
  SUSPICIOUS,
  /** A relay of the Tor network, an exit or one that is entered by. */
  TOR,
  /** A commercial VPN. */
  VPN,
  /** A proxy open to strangers. */
  PROXY,
  /** A key or password known to have leaked. */
  LEAKED;

  /** As users write it: {@code drop-point}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same, as a command line reads and offers it. */
  @Override
  public String toString() {
    return word();
  }

  /** The category of that word. */
  public static Optional<Category> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
