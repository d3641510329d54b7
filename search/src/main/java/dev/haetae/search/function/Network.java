package dev.haetae.search.function;

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

  private static final java.util.regex.Pattern VERSION_6 =
      java.util.regex.Pattern.compile("[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f.]{0,15}){2,8}/(\\d{1,3})");

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
    Matcher matcher = VERSION_6.matcher(network);
    return matcher.matches() && Integer.parseInt(matcher.group(1)) <= 128
        ? Optional.of("haetae_in_network6(" + text + ", " + Sql.text(network) + ")")
        : Optional.empty();
  }

  /** Whether the text is an address in it, in SQL. */
  public String contains(String text) {
    return "(haetae_ipv4(" + text + ") BETWEEN " + first + " AND " + last + ")";
  }
}
