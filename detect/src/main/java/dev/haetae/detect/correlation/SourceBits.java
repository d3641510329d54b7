package dev.haetae.detect.correlation;

import java.util.BitSet;

/** Which sources of which correlations an event is of, a bit each; most correlations have none. */
final class SourceBits {
  private final long[] bits;
  private final BitSet some;

  SourceBits(int correlations) {
    this.bits = new long[correlations];
    this.some = new BitSet(correlations);
  }

  void add(int correlation, long sources) {
    bits[correlation] |= sources;
    some.set(correlation);
  }

  /** The first correlation from a number on that has any; -1 where none has. */
  int next(int from) {
    return some.nextSetBit(from);
  }

  /** Those of a correlation, which has none from then on. */
  long take(int correlation) {
    long taken = bits[correlation];
    bits[correlation] = 0;
    some.clear(correlation);
    return taken;
  }
}
