package dev.haetae.formats.xml;

import dev.haetae.formats.JsonOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The text of XML as the text of JSON: what stands for a character becomes that character. */
final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  /** More signs than this never stand for a character. */
  private static final int LONGEST = 16;

  private static final Map<String, Integer> NAMED =
      Map.of(
          "amp",
          (int) '&',
          "lt",
          (int) '<',
          "gt",
          (int) '>',
          "quot",
          (int) '"',
          "apos",
          (int) '\'');

  private final JsonOutput out;

  XmlText(JsonOutput out) {
    this.out = out;
  }

  /**
   * Writes the text at {@code bytes[start, end)}; names of entities nobody knows stay as they are.
   */
  void write(byte[] bytes, int start, int end) {
    int plain = start;
    int at = start;
    while (at < end) {
      int semicolon = bytes[at] == '&' ? semicolon(bytes, at, end) : at;
      int codePoint = semicolon > at ? codePoint(bytes, at + 1, semicolon) : -1;
      if (codePoint >= 0) {
        out.text(bytes, plain, at);
        byte[] sign = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        out.text(sign, 0, sign.length);
        plain = semicolon + 1;
        at = plain;
      } else {
        at++;
      }
    }
    out.text(bytes, plain, end);
  }

  private static int semicolon(byte[] bytes, int start, int end) {
    int last = Math.min(end, start + LONGEST);
    for (int p = start; p < last; p++) {
      if (bytes[p] == ';') {
        return p;
      }
    }
    return start;
  }

  /** The character that is meant; -1 where none is. */
  private static int codePoint(byte[] bytes, int start, int end) {
    String name = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, -1);
    }
    boolean hexadecimal = name.startsWith("#x");
    try {
      int number =
          Integer.parseUnsignedInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
      boolean character =
          Character.isValidCodePoint(number)
              && !(Character.isBmpCodePoint(number) && Character.isSurrogate((char) number));
      return character ? number : REPLACEMENT;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
