package dev.haetae.lake.parquet;

/**
 * Parquet's encoding of small numbers: runs of one value, and groups of eight packed bit by bit.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE">Run Length
 *     Encoding / Bit-Packing Hybrid</a>
 */
final class HybridRuns {
  private static final int GROUP = 8;

  private HybridRuns() {}

  /** The bits that the numbers up to this one take. */
  static int width(int largest) {
    return 32 - Integer.numberOfLeadingZeros(largest);
  }

  /** Numbers by index. */
  interface Numbers {
    int at(int index);
  }

  /** Encodes the numbers from one index to before another. */
  static void encode(Numbers numbers, int start, int end, int width, Bytes out) {
    int at = start;
    int packedFrom = start;
    while (at < end) {
      int run = run(numbers, at, end);
      boolean aligned = (at - packedFrom) % GROUP == 0;
      if (run >= GROUP && aligned) {
        pack(numbers, packedFrom, at, width, out);
        repeat(numbers.at(at), run, width, out);
        at += run;
        packedFrom = at;
      } else {
        at += aligned ? 1 : Math.min(run, GROUP - (at - packedFrom) % GROUP);
      }
    }
    pack(numbers, packedFrom, end, width, out);
  }

  private static int run(Numbers numbers, int at, int end) {
    int value = numbers.at(at);
    int next = at + 1;
    while (next < end && numbers.at(next) == value) {
      next++;
    }
    return next - at;
  }

  private static void repeat(int value, int count, int width, Bytes out) {
    out.addVarint((long) count << 1);
    for (int bits = 0; bits < width; bits += 8) {
      out.add(value >>> bits);
    }
  }

  private static void pack(Numbers numbers, int start, int end, int width, Bytes out) {
    if (start == end) {
      return;
    }
    int groups = (end - start + GROUP - 1) / GROUP;
    out.addVarint(((long) groups << 1) | 1);
    long held = 0;
    int bits = 0;
    for (int i = start; i < start + groups * GROUP; i++) {
      long value = i < end ? numbers.at(i) : 0;
      held |= value << bits;
      bits += width;
      while (bits >= 8) {
        out.add((int) held);
        held >>>= 8;
        bits -= 8;
      }
    }
  }
}
