package dev.haetae.detect.network;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.model.Address;
import dev.haetae.model.Network;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Where an address is, as far as the address alone says. */
enum Whereabouts {
  /** In a range that is not routed on the internet, or one the user calls his own. */
  OURS,
  /** On the internet; with IPv6 it may be a machine of ours all the same. */
  PUBLIC,
  /** No single machine: multicast, broadcast, unspecified, loopback, or no address at all. */
  NOBODY;

  private static final List<Network> PRIVATE_RANGES =
      networks(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "169.254.0.0/16",
          "fc00::/7",
          "fe80::/10");

  private static final List<Network> NOBODYS_RANGES =
      networks(
          "0.0.0.0/8",
          "127.0.0.0/8",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "::/128",
          "::1/128",
          "ff00::/8");

  private static List<Network> networks(String... ranges) {
    return Stream.of(ranges).map(range -> Network.parse(range).orElseThrow()).toList();
  }

  static Whereabouts of(String text, KnownEnvironment environment) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    if (!address.read(bytes, 0, bytes.length) || isIn(NOBODYS_RANGES, address)) {
      return NOBODY;
    }
    return isIn(PRIVATE_RANGES, address) || environment.isOwnAddress(text) ? OURS : PUBLIC;
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
