package dev.haetae.model;

import java.util.List;
import java.util.stream.Collectors;

/** What is done to JSON as text: escapes written and resolved, white space left out. */
public final class JsonText {
  private JsonText() {}

  /**
   * Resolves the escapes of a JSON string's inside. An escape that is not one of JSON's stays as it
   * is; half of a surrogate pair becomes U+FFFD.
   *
   * @return the index after the last byte written; at most {@code end - start} bytes are
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, section 7</a>
   */
  public static int unescape(byte[] from, int start, int end, byte[] to, int at) {
    int in = start;
    int out = at;
    while (in < end) {
      byte b = from[in];
      if (b != '\\' || in + 1 >= end) {
        to[out++] = b;
        in++;
      } else if (from[in + 1] == 'u' && hex(from, in + 2, end) >= 0) {
        int unit = hex(from, in + 2, end);
        in += 6;
        if (Character.isHighSurrogate((char) unit) && isEscapedLow(from, in, end)) {
          unit = Character.toCodePoint((char) unit, (char) hex(from, in + 2, end));
          in += 6;
        }
        out = encode(unit, to, out);
      } else {
        int plain = plain(from[in + 1]);
        to[out++] = plain < 0 ? b : (byte) plain;
        in += plain < 0 ? 1 : 2;
      }
    }
    return out;
  }

  private static boolean isEscapedLow(byte[] from, int in, int end) {
    return in + 1 < end
        && from[in] == '\\'
        && from[in + 1] == 'u'
        && hex(from, in + 2, end) >= 0
        && Character.isLowSurrogate((char) hex(from, in + 2, end));
  }

  private static int plain(byte escaped) {
    return switch (escaped) {
      case '"', '\\', '/' -> escaped;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> -1;
    };
  }

  private static int hex(byte[] from, int at, int end) {
    if (at + 4 > end) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = from[i] < 0 ? -1 : Character.digit(from[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  private static int encode(int codePoint, byte[] to, int at) {
    int out = at;
    if (codePoint < 0x80) {
      to[out++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      to[out++] = (byte) (0xC0 | (codePoint >> 6));
      to[out++] = (byte) (0x80 | (codePoint & 0x3F));
    } else if (Character.isBmpCodePoint(codePoint)) {
      int valid = Character.isSurrogate((char) codePoint) ? 0xFFFD : codePoint;
      to[out++] = (byte) (0xE0 | (valid >> 12));
      to[out++] = (byte) (0x80 | ((valid >> 6) & 0x3F));
      to[out++] = (byte) (0x80 | (valid & 0x3F));
    } else {
      to[out++] = (byte) (0xF0 | (codePoint >> 18));
      to[out++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      to[out++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
      to[out++] = (byte) (0x80 | (codePoint & 0x3F));
    }
    return out;
  }

  /**
   * Copies JSON without the white space between its tokens; strings stay as written, escapes and
   * all.
   *
   * @return the index after the last byte written
   */
  public static int compact(byte[] from, int start, int end, byte[] to, int at) {
    int out = at;
    boolean inString = false;
    for (int in = start; in < end; in++) {
      byte b = from[in];
      if (inString) {
        to[out++] = b;
        if (b == '\\' && in + 1 < end) {
          to[out++] = from[++in];
        } else if (b == '"') {
          inString = false;
        }
      } else if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        to[out++] = b;
        inString = b == '"';
      }
    }
    return out;
  }

  /** A text as it is; several as an array of JSON. */
  public static String oneOrArray(List<String> texts) {
    return texts.size() == 1
        ? texts.get(0)
        : texts.stream()
            .map(text -> "\"" + escape(text) + "\"")
            .collect(Collectors.joining(",", "[", "]"));
  }

  /** The text as the inside of a JSON string, without the quotes. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u00")
                .append(Character.forDigit(c >> 4, 16))
                .append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }
}
