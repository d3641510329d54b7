package dev.haetae.detect.indicator.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a text, none held longer than the bound. */
final class Lines {
  static final int LONGEST = 1 << 16;

  /** Without the end of a line in so many bytes it is no list. */
  private static final int WITHOUT_END = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] line = new byte[LONGEST];
  private int at;
  private int filled;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The number of the line read last, 1 is the first. */
  long number() {
    return number;
  }

  /**
   * The next line; a longer one than the bound is cut there, with a character more than the bound.
   *
   * @throws UnreadableList where it is no text
   */
  Optional<String> next() throws IOException {
    int length = 0;
    long seen = 0;
    for (int b = read(); b >= 0; b = read()) {
      if (b == '\n') {
        number++;
        return Optional.of(text(length, seen));
      }
      if (b == 0) {
        throw new UnreadableList(
            "it is not text: a zero byte in line " + (number + 1) + "; expected a list as text");
      }
      if (++seen > WITHOUT_END) {
        throw new UnreadableList(
            "line " + (number + 1) + " is longer than " + WITHOUT_END + " bytes; expected a list");
      }
      if (length < LONGEST) {
        line[length++] = (byte) b;
      }
    }
    if (seen == 0) {
      return Optional.empty();
    }
    number++;
    return Optional.of(text(length, seen));
  }

  static boolean isTooLong(String text) {
    return text.length() > LONGEST;
  }

  private String text(int length, long seen) {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    int start = number == 1 && startsWithMark(end) ? 3 : 0;
    if (seen > LONGEST) {
      // One character a byte, so that what is too long can be told by its length.
      return new String(line, 0, length, StandardCharsets.ISO_8859_1) + "…";
    }
    return new String(line, start, end - start, StandardCharsets.UTF_8);
  }

  private boolean startsWithMark(int end) {
    return end >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
  }

  private int read() throws IOException {
    if (at == filled) {
      filled = in.read(buffer, 0, buffer.length);
      at = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    return buffer[at++] & 0xFF;
  }
}
