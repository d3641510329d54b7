package dev.haetae.model.address;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far an address is one machine's name, as far as the address alone says. Detectors and reports
 * ask here, so that none takes for the internet what another takes for a machine inside.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose
 *     addresses</a>, and those of <a
 *     href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>
 */
public enum AddressScope {
  /** All of the internet. */
  PUBLIC,

  /**
   * One network, while others use the same address for other machines: RFC 1918, what carriers and
   * clusters share (RFC 6598), what networks are measured with (RFC 2544) and some clusters use
   * inside, one link, and what IPv6 has for each.
   */
  PRIVATE,

  /**
   * Nobody's: the machine that says it, all machines, or none (unspecified, loopback, multicast,
   * broadcast, reserved).
   */
  NOBODY;

  private static final List<Network> PRIVATE_RANGES =
      networks(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "198.18.0.0/15",
          "169.254.0.0/16",
          "fc00::/7",
          "fe80::/10",
          // Sites of IPv6, which RFC 3879 gave up.
          "fec0::/10");

  private static final List<Network> NOBODYS_RANGES =
      networks("0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3", "::/127", "ff00::/8");

  private static List<Network> networks(String... ranges) {
    return Stream.of(ranges).map(range -> Network.parse(range).orElseThrow()).toList();
  }

  /** The networks that {@link #PRIVATE} is made of. */
  public static List<Network> privateRanges() {
    return PRIVATE_RANGES;
  }

  /** The scope of an address; text that is none is nobody's. */
  public static AddressScope of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    return address.read(bytes, 0, bytes.length) ? of(address) : NOBODY;
  }

  /** The scope of an address that was read. */
  public static AddressScope of(Address address) {
    if (isIn(PRIVATE_RANGES, address)) {
      return PRIVATE;
    }
    return isIn(NOBODYS_RANGES, address) ? NOBODY : PUBLIC;
  }

  /** Whether every address of a network is on the internet. */
  public static boolean isPublic(Network network) {
    return Stream.of(PRIVATE_RANGES, NOBODYS_RANGES)
        .flatMap(List::stream)
        .noneMatch(network::overlaps);
  }

  private static boolean isIn(List<Network> ranges, Address address) {
    for (Network range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
