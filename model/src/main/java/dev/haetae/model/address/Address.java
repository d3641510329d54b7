package dev.haetae.model.address;

/**
 * An IP address read from text without asking anybody and without making objects; reused for one
 * text after the other. IPv4 inside IPv6 ({@code ::ffff:192.0.2.1}) counts as IPv4.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.2">RFC 4291, section 2.2</a>
 */
public final class Address {
  private static final int GROUPS = 8;
  private static final long MAPPED = 0xFFFFL << 32;

  private final int[] groups = new int[GROUPS];
  private byte[] text = {};
  private int at;
  private int end;
  private boolean six;
  private long high;
  private long low;

  /** Whether it is IPv6. */
  public boolean six() {
    return six;
  }

  /** The upper 64 bits of IPv6; 0 for IPv4. */
  public long high() {
    return high;
  }

  /** The lower 64 bits of IPv6, or all of IPv4. */
  public long low() {
    return low;
  }

  /** Reads {@code bytes[start, end)}; false where that is no address. */
  public boolean read(byte[] bytes, int start, int stop) {
    text = bytes;
    at = start;
    end = stop;
    high = 0;
    if (stop - start < 2 || stop - start > 45) {
      return false;
    }
    for (int i = start; i < stop; i++) {
      if (bytes[i] == ':') {
        return readSix();
      }
    }
    six = false;
    low = readFour();
    return low >= 0 && at == end;
  }

  private long readFour() {
    long value = 0;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && !skip('.')) {
        return -1;
      }
      int octet = readOctet();
      if (octet < 0) {
        return -1;
      }
      value = (value << 8) | octet;
    }
    return value;
  }

  private int readOctet() {
    int from = at;
    int octet = 0;
    while (at < end && at - from < 4 && text[at] >= '0' && text[at] <= '9') {
      octet = octet * 10 + (text[at++] - '0');
    }
    return at == from || octet > 255 ? -1 : octet;
  }

  private boolean readSix() {
    int filled = 0;
    int gap = -1;
    if (end - at >= 2 && text[at] == ':' && text[at + 1] == ':') {
      gap = 0;
      at += 2;
    }
    while (at < end && filled < GROUPS) {
      if (isFourNext()) {
        filled = appendFour(filled);
        break;
      }
      int group = readGroup();
      if (group < 0) {
        return false;
      }
      groups[filled++] = group;
      if (at < end && !skip(':')) {
        return false;
      }
      if (at < end && text[at] == ':') {
        if (gap >= 0) {
          return false;
        }
        gap = filled;
        at++;
      } else if (at == end && text[end - 1] == ':') {
        return false;
      }
    }
    return filled >= 0 && at == end && spread(filled, gap);
  }

  private boolean isFourNext() {
    int i = at;
    while (i < end && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i < end && i > at && text[i] == '.';
  }

  private int appendFour(int filled) {
    long four = readFour();
    if (four < 0 || filled > GROUPS - 2) {
      return -1;
    }
    groups[filled] = (int) (four >>> 16);
    groups[filled + 1] = (int) (four & 0xFFFF);
    return filled + 2;
  }

  private int readGroup() {
    int from = at;
    int group = 0;
    while (at < end && at - from < 4 && Character.digit(text[at], 16) >= 0) {
      group = (group << 4) | Character.digit(text[at++], 16);
    }
    return at == from ? -1 : group;
  }

  private boolean spread(int filled, int gap) {
    if (gap < 0 ? filled != GROUPS : filled == GROUPS) {
      return false;
    }
    low = 0;
    for (int i = 0; i < GROUPS; i++) {
      int shift = GROUPS - filled;
      boolean after = gap >= 0 && i >= gap + shift;
      boolean before = gap < 0 || i < gap;
      int group = before ? groups[i] : after ? groups[i - shift] : 0;
      high = (high << 16) | (low >>> 48);
      low = (low << 16) | group;
    }
    six = high != 0 || (low & ~0xFFFFFFFFL) != MAPPED;
    low = six ? low : low & 0xFFFFFFFFL;
    return true;
  }

  private boolean skip(char expected) {
    if (at < end && text[at] == expected) {
      at++;
      return true;
    }
    return false;
  }
}
