package dev.haetae.detect.familiar;

import dev.haetae.detect.baseline.Programs;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.geo.Networks;
import dev.haetae.detect.mechanism.TextMemo;
import dev.haetae.model.Hashing;

/** Networks and programs as numbers, each worked out once for texts met lately. */
final class PlaceKeys {
  private final Geography geography;
  private final TextMemo<Long> networks = new TextMemo<>(this::hashOfNetwork);
  private final TextMemo<Long> programs =
      new TextMemo<>(userAgent -> Hashing.hash(Programs.family(userAgent)));

  PlaceKeys(Geography geography) {
    this.geography = geography;
  }

  /** The network, with what it lies in to the left of it, so that one near to it is known. */
  long network(String address) {
    return networks.of(address);
  }

  /** The program, without its version. */
  long program(String userAgent) {
    return programs.of(userAgent);
  }

  private long hashOfNetwork(String address) {
    long vicinity = Hashing.hash(Networks.vicinity(address, geography));
    long network = Hashing.hash(Networks.of(address, geography));
    return vicinity << Used.NEAR_BITS | network >>> Used.NEAR_BITS;
  }
}
