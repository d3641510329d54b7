package dev.haetae.simulate.text;

import java.util.List;

/**
 * Seeded randomness, the same on every machine: SplitMix64.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood: Fast splittable
 *     pseudorandom number generators</a>
 */
public final class Draw {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** Starts from a seed. */
  public Draw(long seed) {
    state = seed;
  }

  /** Randomness that depends on a seed and on what it is for. */
  public static Draw of(long seed, String purpose) {
    return new Draw(mix(seed, hash(purpose)));
  }

  /** One well-mixed number out of two. */
  public static long mix(long first, long second) {
    return scramble(first + GOLDEN * (second | 1) + Long.rotateLeft(second, 32));
  }

  /** The 64-bit FNV-1a hash of a text. */
  public static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  private static long scramble(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The next 64 random bits. */
  public long next() {
    state += GOLDEN;
    return scramble(state);
  }

  /** A number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return within(next(), bound);
  }

  /** Maps 64 random bits to a number from 0 to {@code bound - 1}. */
  public static int within(long bits, int bound) {
    return (int) Math.unsignedMultiplyHigh(bits, bound);
  }

  /** A number from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** A number in [0, 1). */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** One of the choices. */
  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** How many arrivals there are where {@code mean} are expected. */
  public int poisson(double mean) {
    if (mean > 30) {
      double spread = StrictMath.sqrt(mean) * (unit() + unit() + unit() + unit() - 2) * 1.73;
      return Math.max(0, (int) StrictMath.round(mean + spread));
    }
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = unit(); product > limit; product *= unit()) {
      count++;
    }
    return count;
  }

  /** Random characters of an alphabet. */
  public String letters(String alphabet, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(below(alphabet.length())));
    }
    return text.toString();
  }

  /** Random lower-case hexadecimal digits. */
  public String hex(int count) {
    return letters(Alphabets.HEX, count);
  }

  /** A random UUID of version 4. */
  public String uuid() {
    ByteText text = new ByteText(36);
    text.uuid(next(), next());
    return text.toString();
  }
}
