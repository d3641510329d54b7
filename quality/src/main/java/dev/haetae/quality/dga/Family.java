package dev.haetae.quality.dga;

import java.util.Random;

/** A way in which a program makes names of domains, with its parameters chosen. */
@FunctionalInterface
interface Family {
  /** The next label. */
  String next(Random random);

  /** So many letters of an alphabet. */
  static String letters(Random random, String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
