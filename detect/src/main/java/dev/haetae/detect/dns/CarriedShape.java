package dev.haetae.detect.dns;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How the names that carry data are alike: their lengths, and which characters they use. */
final class CarriedShape {
  private static final int SYMBOLS = 37;
  private static final int LONGEST_DIGEST = 64;

  /** Lengths of digests of 8 to 32 bytes and of UUIDs in hexadecimal. */
  private static final int[] HEXADECIMAL_DIGESTS = {16, 24, 32, 36, 40, 48, 56, 64};

  /** The same in base 32 and base 64, with and without what fills up their ends. */
  private static final int[] OTHER_DIGESTS = {16, 22, 24, 26, 27, 28, 32, 39, 40, 43, 44, 52};

  /** Besides its digest such a name carries a few short labels at most: versions, counters. */
  private static final int BESIDES = 24;

  /** What is left of the weight of names that carry one digest each. */
  private static final double LEFT = 0.005;

  // Empty until a name carries anything: most never do.
  private int[] letters = {};
  private int[] counts = {};
  private double[] weights = {};

  private boolean isBlank() {
    return letters.length == 0;
  }

  private void begin() {
    if (isBlank()) {
      letters = new int[SYMBOLS];
      counts = new int[LONGEST_DIGEST + 1];
      weights = new double[LONGEST_DIGEST + 1];
    }
  }

  /** Counts the characters of a label that carries data. */
  void count(CharSequence text, int from, int to) {
    begin();
    for (int i = from; i < to; i++) {
      char each = text.charAt(i);
      int symbol =
          each >= 'a' && each <= 'z'
              ? each - 'a'
              : each >= '0' && each <= '9' ? each - '0' + 26 : 36;
      letters[symbol]++;
    }
  }

  /**
   * Adds a name.
   *
   * @param length how many characters the label carries that carries most
   * @param besides how many the others carry
   */
  void add(int length, int besides, double weight) {
    begin();
    if (length <= LONGEST_DIGEST && besides <= BESIDES) {
      counts[length]++;
      weights[length] += weight;
    }
  }

  /**
   * The weight that is to be taken back because names carry a digest each: half of all names or
   * more have one length, that of a digest, and their characters are spread evenly, as those of a
   * text in hexadecimal are not.
   */
  double digests(int names) {
    if (isBlank() || !isEven()) {
      return 0;
    }
    double back = 0;
    for (int length : isHexadecimal() ? HEXADECIMAL_DIGESTS : OTHER_DIGESTS) {
      if (counts[length] * 2 >= names) {
        back += weights[length] * (1 - LEFT);
      }
    }
    return back;
  }

  private boolean isHexadecimal() {
    for (int letter = 'g' - 'a'; letter < 26; letter++) {
      if (letters[letter] > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the characters are as evenly spread as so many random ones would be. */
  private boolean isEven() {
    double total = 0;
    int used = 0;
    double sum = 0;
    for (int i = 0; i < SYMBOLS - 1; i++) {
      total += letters[i];
      used += letters[i] > 0 ? 1 : 0;
      sum += letters[i] == 0 ? 0 : letters[i] * Math.log(letters[i]);
    }
    double entropy = total == 0 ? 0 : Math.log(total) - sum / total;
    return used >= 10 && entropy > Math.log(used) * 0.96;
  }

  void write(DataOutput to) throws IOException {
    to.writeBoolean(isBlank());
    if (isBlank()) {
      return;
    }
    for (int count : letters) {
      to.writeInt(count);
    }
    for (int length = 0; length <= LONGEST_DIGEST; length++) {
      to.writeInt(counts[length]);
      to.writeDouble(weights[length]);
    }
  }

  void read(DataInput from) throws IOException {
    if (from.readBoolean()) {
      return;
    }
    begin();
    for (int i = 0; i < SYMBOLS; i++) {
      letters[i] = from.readInt();
    }
    for (int length = 0; length <= LONGEST_DIGEST; length++) {
      counts[length] = from.readInt();
      weights[length] = from.readDouble();
    }
  }
}
