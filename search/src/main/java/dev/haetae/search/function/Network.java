package dev.haetae.search.function;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A network of IPv4 addresses.
 *
 * @param first its first address as a number
 * @param last its last
 */
public record Network(long first, long last) {
  private static final java.util.regex.Pattern WRITTEN =
      java.util.regex.Pattern.compile(
          "(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  private static final int BITS = 128;

  private static final java.util.regex.Pattern VERSION_6 =
      java.util.regex.Pattern.compile("([0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f.]{0,15}){2,8})/(\\d{1,3})");

  /** Reads {@code 10.0.0.0/8}; empty for what is no network of IPv4. */
  public static Optional<Network> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long address = 0;
    for (int octet = 1; octet <= 4; octet++) {
      int value = Integer.parseInt(matcher.group(octet));
      if (value > 255) {
        return Optional.empty();
      }
      address = address << 8 | value;
    }
    int bits = Integer.parseInt(matcher.group(5));
    if (bits > 32) {
      return Optional.empty();
    }
    long size = 1L << (32 - bits);
    return Optional.of(new Network(address / size * size, address / size * size + size - 1));
  }

  /**
   * Whether a text is an address in a network, in SQL.
   *
   * @param network of IPv4 or IPv6, as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; empty for what
   *     is none
   */
  public static Optional<String> containing(String network, String text) {
    Optional<Network> version4 = parse(network);
    if (version4.isPresent()) {
      return version4.map(each -> each.contains(text));
    }
    return version6(network, "haetae_ipv6(" + text + ")");
  }

  /**
   * Whether an address is in a network of IPv6, in SQL.
   *
   * @param digits the address as its 32 digits, in SQL
   */
  static Optional<String> version6(String network, String digits) {
    Matcher matcher = VERSION_6.matcher(network);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > BITS) {
      return Optional.empty();
    }
    try {
      // What has a colon is an address or nothing: no name is asked for.
      byte[] bytes = InetAddress.getByName(matcher.group(1)).getAddress();
      BigInteger address = new BigInteger(1, bytes.length == 4 ? mapped(bytes) : bytes);
      BigInteger size = BigInteger.ONE.shiftLeft(BITS - Integer.parseInt(matcher.group(2)));
      BigInteger first = address.divide(size).multiply(size);
      return Optional.of(
          "("
              + digits
              + " BETWEEN "
              + Sql.text(digits(first))
              + " AND "
              + Sql.text(digits(first.add(size).subtract(BigInteger.ONE)))
              + ")");
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  /** An address of IPv4 as the one of IPv6 it was written as: ::ffff:1.2.3.4. */
  private static byte[] mapped(byte[] address) {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    System.arraycopy(address, 0, mapped, 12, 4);
    return mapped;
  }

  private static String digits(BigInteger address) {
    String digits = address.toString(16);
    return "0".repeat(BITS / 4 - digits.length()) + digits;
  }

  /** Whether the text is an address in it, in SQL. */
  public String contains(String text) {
    return "(haetae_ipv4(" + text + ") BETWEEN " + first + " AND " + last + ")";
  }
}
