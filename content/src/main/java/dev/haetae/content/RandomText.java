package dev.haetae.content;

import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that look random and are the same each time, for tests that need many such. */
final class RandomText {
  private static final Pattern ASKED = Pattern.compile("\\{(letters|hex|base32):([0-9]{1,3})\\}");
  private static final Map<String, String> ALPHABETS =
      Map.of(
          "letters", "abcdefghijklmnopqrstuvwxyz",
          "hex", "0123456789abcdef",
          "base32", "abcdefghijklmnopqrstuvwxyz234567");

  private RandomText() {}

  /** The text with what it asks for put in: other characters for each number and each place. */
  static String fill(String text, int number) {
    Matcher asked = ASKED.matcher(text);
    return asked.replaceAll(found ->
        characters(
            ALPHABETS.getOrDefault(found.group(1), ""),
            Integer.parseInt(found.group(2)),
            new Random(number * 1_000_003L + found.start())));
  }

  private static String characters(String alphabet, int length, Random random) {
    StringBuilder characters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      characters.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return characters.toString();
  }
}
