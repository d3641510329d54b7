package dev.haetae.inputs.archive;

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
}
