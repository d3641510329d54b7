package dev.haetae.detect.indicator;

import java.util.Locale;

/** What an indicator is a sign by. */
public enum IndicatorKind {
  /** An IPv4 or IPv6 address, or a network of them. */
  ADDRESS,
  /** A domain, with all its subdomains. */
  DOMAIN,
  /** MD5, SHA-1, SHA-256 or SHA-512 of a file, in hexadecimal. */
  HASH,
  /** The whole name by which a program introduces itself. */
  USER_AGENT,
  /** The id of an AWS access key. */
  ACCESS_KEY;

  /** As users write it: {@code user-agent}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same, as a command line reads and offers it. */
  @Override
  public String toString() {
    return word();
  }
}
