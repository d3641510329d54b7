package dev.haetae.detect.network;

import java.util.Locale;

/** Which way a call went, seen from our networks. */
public enum Side {
  /** From us to the internet. */
  OUTBOUND,
  /** From the internet to us. */
  INBOUND,
  /** Between machines of ours. */
  INTERNAL,
  /** Both addresses are public and the record does not say which is ours. */
  UNKNOWN;

  /** As detector files say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
