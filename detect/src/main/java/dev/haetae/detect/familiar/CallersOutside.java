package dev.haetae.detect.familiar;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.model.address.AddressScope;

/**
 * Callers who come from the internet, and not from a network that is known to be ours.
 *
 * @param caller who calls
 * @param address from where
 */
record CallersOutside(Layout.Text caller, Layout.Text address, KnownEnvironment environment) {
  /** Whether a call is one of them. */
  boolean wants(Traits traits) {
    String from = address.of(traits);
    return !caller.of(traits).isEmpty()
        && AddressScope.of(from) == AddressScope.PUBLIC
        && !environment.isOwnAddress(from);
  }

  /** A caller of an account. */
  String key(Observation observation) {
    return observation.traits().account() + '\n' + caller.of(observation);
  }
}
