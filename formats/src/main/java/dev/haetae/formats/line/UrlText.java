package dev.haetae.formats.line;

/**
 * Resolves the percent signs of URL-encoded text into a buffer of its own, which is used again for
 * the next record. For one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, section 2.1</a>
 */
public final class UrlText {
  private byte[] buffer = new byte[4096];
  private int used;

  /** Lets the buffer be written anew. */
  public void begin() {
    used = 0;
  }

  /**
   * Decodes {@code bytes[start, end)}; a percent sign that two hexadecimal digits do not follow
   * stays. The text lies in {@link #buffer} from the index returned to {@link #end}.
   */
  public int decode(byte[] bytes, int start, int end) {
    if (buffer.length - used < end - start) {
      buffer = new byte[Math.max(buffer.length * 2, end - start)];
      used = 0;
    }
    int from = used;
    int at = start;
    while (at < end) {
      int value = bytes[at] == '%' && at + 2 < end ? value(bytes, at + 1) : -1;
      buffer[used++] = value < 0 ? bytes[at] : (byte) value;
      at += value < 0 ? 1 : 3;
    }
    return from;
  }

  private static int value(byte[] bytes, int at) {
    int high = digit(bytes[at]);
    int low = digit(bytes[at + 1]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static int digit(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  /** The buffer the last text lies in. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where the last text ends. */
  public int end() {
    return used;
  }
}
