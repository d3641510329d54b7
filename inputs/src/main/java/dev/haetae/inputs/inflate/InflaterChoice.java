package dev.haetae.inputs.inflate;

import dev.haetae.files.archive.Gunzip;

/** What unpacks gzip. */
public enum InflaterChoice {
  /** libdeflate where it is installed, else the JDK. */
  AUTOMATIC,
  /** The JDK's Inflater, which is always there. */
  JDK,
  /** The system's libdeflate, about twice as fast. */
  LIBDEFLATE;

  /** Whether this machine has it. */
  public boolean isAvailable() {
    return this != LIBDEFLATE || Libdeflate.installed().isPresent();
  }

  /**
   * What unpacks gzip by it.
   *
   * @throws IllegalArgumentException when it is not installed; the message is fit for the user
   */
  public Gunzip gunzip() {
    if (!isAvailable()) {
      throw new IllegalArgumentException(
          "libdeflate is asked for and not installed; install it (Debian: apt-get install"
              + " libdeflate0) or choose the inflater jdk");
    }
    return this == JDK
        ? Gunzip.JDK
        : Libdeflate.installed().<Gunzip>map(WholeGunzip::new).orElse(Gunzip.JDK);
  }
}
