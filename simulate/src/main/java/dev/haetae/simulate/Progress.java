package dev.haetae.simulate;

/** Told now and then how far the writing is. */
@FunctionalInterface
public interface Progress {
  /**
   * Takes note.
   *
   * @param share of the whole, 0 to 1
   * @param events CloudTrail events so far
   * @param rawBytes bytes so far, before compression
   */
  void at(double share, long events, long rawBytes);

  /** Takes no note. */
  static Progress none() {
    return (_, _, _) -> {};
  }
}
