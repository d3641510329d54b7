package dev.haetae.detect.network;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.model.address.AddressScope;

/** Where an address is, as far as the address alone says. */
enum Whereabouts {
  /** In a range that is not routed on the internet, or one the user calls his own. */
  OURS,
  /** On the internet; with IPv6 it may be a machine of ours all the same. */
  PUBLIC,
  /** No single machine: multicast, broadcast, unspecified, loopback, or no address at all. */
  NOBODY;

  static Whereabouts of(String text, KnownEnvironment environment) {
    AddressScope scope = AddressScope.of(text);
    if (scope == AddressScope.NOBODY) {
      return NOBODY;
    }
    return scope == AddressScope.PRIVATE || environment.isOwnAddress(text) ? OURS : PUBLIC;
  }
}
