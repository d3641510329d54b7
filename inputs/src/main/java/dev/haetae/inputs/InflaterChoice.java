package dev.haetae.inputs;

/** What unpacks gzip. */
public enum InflaterChoice {
  /** libdeflate where it is installed, else the JDK. */
  AUTOMATIC,
  /** The JDK's, which is always there. */
  JDK,
  /** The system's libdeflate, about twice as fast; an error where it is not installed. */
  LIBDEFLATE
}
