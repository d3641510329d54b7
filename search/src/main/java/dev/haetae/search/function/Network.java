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

  /** Whether the text is an address in it, in SQL. */
  public String contains(String text) {
    return "(haetae_ipv4(" + text + ") BETWEEN " + first + " AND " + last + ")";
  }
}
