package dev.haetae.detect.run;

/** Takes what is told to mechanisms. */
@FunctionalInterface
public interface ObservationSink {
  /** Takes an observation. */
  Replaceable tell(Observed observed);

  /** Something that was told. */
  @FunctionalInterface
  interface Replaceable {
    /** What is sent on at once, so that it is out of reach. */
    Replaceable SENT = other -> false;

    /**
     * Puts another in its place, which is alike, if that comes before it.
     *
     * @return false where it is out of reach: the other is to be told as well
     */
    boolean replace(Observed other);
  }
}
