package dev.haetae.detect.indicator;

import dev.haetae.model.address.Address;
import dev.haetae.model.address.Network;
import java.util.Arrays;

/**
 * IPv4 networks in order: 9 bytes each, and 4 more where some lie in others. The upper half of an
 * address leads to the few networks that share it.
 */
final class FourTable {
  private static final int INDEX_BITS = 26;
  private static final int PREFIX_BITS = 6;
  private static final int MOST = 1 << INDEX_BITS;

  private final int[] starts;
  private final byte[] prefixes;
  private final int[] facts;
  private final int[] parents;
  private final int[] tops;

  private FourTable(int[] starts, byte[] prefixes, int[] facts) {
    this.starts = starts;
    this.prefixes = prefixes;
    this.facts = facts;
    this.tops = tops(starts);
    this.parents =
        Nesting.parents(starts.length, (outer, inner) -> covers(outer, unsigned(starts[inner])));
  }

  private static int[] tops(int[] starts) {
    if (starts.length == 0) {
      return new int[0];
    }
    int[] tops = new int[(1 << 16) + 1];
    int entry = 0;
    for (int top = 0; top < tops.length; top++) {
      while (entry < starts.length && starts[entry] >>> 16 < top) {
        entry++;
      }
      tops[top] = entry;
    }
    return tops;
  }

  private static long unsigned(int address) {
    return Integer.toUnsignedLong(address);
  }

  private boolean covers(int entry, long address) {
    int prefix = prefixes[entry];
    return prefix == 0 || (unsigned(starts[entry]) ^ address) >>> (32 - prefix) == 0;
  }

  int size() {
    return starts.length;
  }

  long bytes() {
    return 4L * (starts.length + facts.length + parents.length + tops.length) + prefixes.length;
  }

  /** The narrowest network an address lies in, or {@link Nesting#NONE}. */
  int find(Address address) {
    if (starts.length == 0) {
      return Nesting.NONE;
    }
    long wanted = address.low();
    int top = (int) (wanted >>> 16);
    int low = tops[top];
    int high = tops[top + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (unsigned(starts[middle]) <= wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int entry = low - 1;
    while (entry != Nesting.NONE && !covers(entry, wanted)) {
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
    return new Network(false, 0, unsigned(starts[entry]), prefixes[entry]).toString();
  }

  /** Gathers networks in any order. */
  static final class Builder {
    private final IntColumn starts = new IntColumn();
    private final IntColumn prefixes = new IntColumn();
    private final IntColumn facts = new IntColumn();

    void add(long address, int prefix, int fact) {
      if (starts.size() == MOST) {
        throw new IllegalStateException("more than " + MOST + " IPv4 networks");
      }
      starts.add((int) (prefix == 0 ? 0 : address & (-1L << (32 - prefix))));
      prefixes.add(prefix);
      facts.add(fact);
    }

    FourTable build() {
      int count = starts.size();
      long[] order = new long[count];
      for (int i = 0; i < count; i++) {
        long network = (unsigned(starts.get(i)) << PREFIX_BITS) | prefixes.get(i);
        // The uppermost bit turned, the order of signed numbers is that of unsigned ones.
        order[i] = ((network << INDEX_BITS) | i) ^ Long.MIN_VALUE;
      }
      Arrays.sort(order);
      int[] sorted = new int[count];
      byte[] sortedPrefixes = new byte[count];
      int[] sortedFacts = new int[count];
      for (int i = 0; i < count; i++) {
        int from = (int) (order[i] & (MOST - 1));
        sorted[i] = starts.get(from);
        sortedPrefixes[i] = (byte) prefixes.get(from);
        sortedFacts[i] = facts.get(from);
      }
      return new FourTable(sorted, sortedPrefixes, sortedFacts);
    }
  }
}
