package dev.haetae.model.address;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A range of addresses.
 *
 * @param six whether it is IPv6
 * @param high the upper 64 bits of an address in it; 0 for IPv4
 * @param low the lower 64 bits, or all of IPv4
 * @param prefix how many leading bits an address must share with it
 */
public record Network(boolean six, long high, long low, int prefix) {

  /** Reads {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is a network of one. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    byte[] bytes = (slash < 0 ? text : text.substring(0, slash)).getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    if (!address.read(bytes, 0, bytes.length)) {
      return Optional.empty();
    }
    int bits = address.six() ? 128 : 32;
    int prefix = slash < 0 ? bits : number(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits) {
      return Optional.empty();
    }
    return Optional.of(new Network(address.six(), address.high(), address.low(), prefix));
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }

  /** Whether the address lies in it; one of the other family never does. */
  public boolean contains(Address address) {
    if (address.six() != six) {
      return false;
    }
    if (!six) {
      return agree(low << 32, address.low() << 32, prefix);
    }
    return agree(high, address.high(), Math.min(prefix, 64))
        && agree(low, address.low(), Math.max(0, prefix - 64));
  }

  /** Whether an address lies in both. */
  public boolean overlaps(Network other) {
    if (other.six != six) {
      return false;
    }
    int bits = Math.min(prefix, other.prefix);
    return six
        ? agree(high, other.high, Math.min(bits, 64))
            && agree(low, other.low, Math.max(0, bits - 64))
        : agree(low << 32, other.low << 32, bits);
  }

  private static boolean agree(long one, long other, int bits) {
    return bits == 0 || (one ^ other) >>> (64 - bits) == 0;
  }

  /** As CIDR, or as an address where it is a network of one; IPv6 as RFC 5952 wants it. */
  @Override
  public String toString() {
    String address = six ? textOfSix() : textOfFour();
    return prefix == (six ? 128 : 32) ? address : address + "/" + prefix;
  }

  private String textOfFour() {
    return ((low >>> 24) & 255)
        + "."
        + ((low >>> 16) & 255)
        + "."
        + ((low >>> 8) & 255)
        + "."
        + (low & 255);
  }

  private String textOfSix() {
    int[] groups = new int[8];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (high >>> (48 - 16 * i)) & 0xFFFF;
      groups[4 + i] = (int) (low >>> (48 - 16 * i)) & 0xFFFF;
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    if (start < 0) {
      return joined(groups, 0, 8);
    }
    return joined(groups, 0, start) + "::" + joined(groups, start + length, 8);
  }

  private static String joined(int[] groups, int from, int to) {
    StringJoiner text = new StringJoiner(":");
    for (int i = from; i < to; i++) {
      text.add(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
