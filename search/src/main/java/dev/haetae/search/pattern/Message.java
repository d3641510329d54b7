package dev.haetae.search.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A message cut into words and what stands between them, so that joined they are the message again.
 * Drain cuts at blanks only; JSON and URLs have none, so any sign that is in no word parts two.
 *
 * @param words in order; {@link #VARIABLE} for what is plainly a value: numbers, times, addresses,
 *     identifiers
 * @param between what stands before each word, and at the end
 * @param keys which words are names of values, as in JSON and in {@code name=value}
 */
record Message(List<String> words, List<String> between, BitSet keys) {
  /** Stands for a word that varies. */
  static final String VARIABLE = "<*>";

  /** Words after these are not looked at. */
  private static final int MOST_WORDS = 400;

  private static final int SHORTEST_HEX = 8;

  static Message of(String text) {
    List<String> words = new ArrayList<>();
    List<String> between = new ArrayList<>();
    int at = 0;
    while (true) {
      int begin = at;
      while (at < text.length() && !isOfWord(text.charAt(at))) {
        at++;
      }
      if (at == text.length() || words.size() == MOST_WORDS) {
        between.add(at == text.length() ? text.substring(begin) : text.substring(begin, at) + "…");
        return new Message(words, between, keys(words, between));
      }
      between.add(text.substring(begin, at));
      int word = at;
      while (at < text.length() && isOfWord(text.charAt(at))) {
        at++;
      }
      String written = text.substring(word, at);
      words.add(isValue(written) ? VARIABLE : written);
    }
  }

  private static BitSet keys(List<String> words, List<String> between) {
    BitSet keys = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      String after = between.get(i + 1);
      if (after.startsWith("=") || (after.startsWith("\":") && between.get(i).endsWith("\""))) {
        keys.set(i);
      }
    }
    return keys;
  }

  /**
   * What all messages of one pattern have in common: how many words, the names and their places.
   */
  String shape() {
    StringBuilder shape = new StringBuilder().append(words.size());
    keys.stream().forEach(i -> shape.append(' ').append(i).append(words.get(i)));
    return shape.toString();
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '@';
  }

  /** Whether a word is a number, a time, an address or an identifier in hexadecimal. */
  static boolean isValue(String word) {
    boolean digit = false;
    boolean hex = true;
    boolean numeric = true;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      digit |= c >= '0' && c <= '9';
      boolean sign = c == '.' || c == '-' || c == '_';
      hex &= sign || Character.digit(c, 16) >= 0;
      numeric &= sign || Character.isDigit(c) || c == 'T' || c == 'Z';
    }
    return digit && (numeric || (hex && word.length() >= SHORTEST_HEX));
  }
}
