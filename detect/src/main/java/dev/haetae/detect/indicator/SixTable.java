package dev.haetae.detect.indicator;

import dev.haetae.model.address.Address;
import dev.haetae.model.address.Network;

/** IPv6 networks in order: 21 bytes each, and 4 more where some lie in others. */
final class SixTable {
  private final long[] highs;
  private final long[] lows;
  private final byte[] prefixes;
  private final int[] facts;
  private final int[] parents;

  private SixTable(long[] highs, long[] lows, byte[] prefixes, int[] facts) {
    this.highs = highs;
    this.lows = lows;
    this.prefixes = prefixes;
    this.facts = facts;
    this.parents =
        Nesting.parents(highs.length, (outer, inner) -> covers(outer, highs[inner], lows[inner]));
  }

  private boolean covers(int entry, long high, long low) {
    // As a signed byte, 128 would be negative.
    int prefix = prefixes[entry] & 255;
    return agree(highs[entry], high, Math.min(prefix, 64))
        && agree(lows[entry], low, Math.max(0, prefix - 64));
  }

  private static boolean agree(long one, long other, int bits) {
    return bits == 0 || (one ^ other) >>> (64 - bits) == 0;
  }

  int size() {
    return highs.length;
  }

  long bytes() {
    return 16L * highs.length + 4L * (facts.length + parents.length) + prefixes.length;
  }

  /** The narrowest network an address lies in, or {@link Nesting#NONE}. */
  int find(Address address) {
    int low = 0;
    int high = highs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(highs[middle], address.high());
      if (order == 0) {
        order = Long.compareUnsigned(lows[middle], address.low());
      }
      if (order <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int entry = low - 1;
    while (entry != Nesting.NONE && !covers(entry, address.high(), address.low())) {
      entry = parent(entry);
    }
    return entry;
  }

  /** The next wider network, or {@link Nesting#NONE}. */
  int parent(int entry) {
    return parents.length == 0 ? Nesting.NONE : parents[entry];
  }

  int fact(int entry) {
    return facts[entry];
  }

  String text(int entry) {
    return new Network(true, highs[entry], lows[entry], prefixes[entry] & 255).toString();
  }

  /** Gathers networks in any order. */
  static final class Builder {
    private final LongColumn highs = new LongColumn();
    private final LongColumn lows = new LongColumn();
    private final IntColumn prefixes = new IntColumn();
    private final IntColumn facts = new IntColumn();

    void add(long high, long low, int prefix, int fact) {
      highs.add(high & mask(Math.min(prefix, 64)));
      lows.add(low & mask(Math.max(0, prefix - 64)));
      prefixes.add(prefix);
      facts.add(fact);
    }

    private static long mask(int bits) {
      return bits == 0 ? 0 : -1L << (64 - bits);
    }

    SixTable build() {
      int count = highs.size();
      int[] order = Nesting.sorted(count, this::compare);
      long[] sortedHighs = new long[count];
      long[] sortedLows = new long[count];
      byte[] sortedPrefixes = new byte[count];
      int[] sortedFacts = new int[count];
      for (int i = 0; i < count; i++) {
        sortedHighs[i] = highs.get(order[i]);
        sortedLows[i] = lows.get(order[i]);
        sortedPrefixes[i] = (byte) prefixes.get(order[i]);
        sortedFacts[i] = facts.get(order[i]);
      }
      return new SixTable(sortedHighs, sortedLows, sortedPrefixes, sortedFacts);
    }

    private int compare(int one, int other) {
      int order = Long.compareUnsigned(highs.get(one), highs.get(other));
      if (order == 0) {
        order = Long.compareUnsigned(lows.get(one), lows.get(other));
      }
      return order != 0 ? order : Integer.compare(prefixes.get(one), prefixes.get(other));
    }
  }
}
