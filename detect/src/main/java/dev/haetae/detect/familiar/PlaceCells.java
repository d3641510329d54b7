package dev.haetae.detect.familiar;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Duration;
import java.util.List;

/** What is remembered of callers and their networks. */
final class PlaceCells {
  private static final Duration EXPIRY = Duration.ofDays(90);

  /** Fleets come and go: an instance that did not call for so long is as good as a new one. */
  private static final Duration INSTANCE_EXPIRY = Duration.ofDays(14);

  private static final StateCell.OfValue<Past> PAST =
      new StateCell.OfValue<>("familiar/caller", 3, EXPIRY, Past.CODEC);
  private static final StateCell.OfValue<Used> CALLERS =
      new StateCell.OfValue<>("familiar/network", 2, EXPIRY, Used.CODEC);
  private static final StateCell.OfValue<Past> PEOPLE =
      new StateCell.OfValue<>("familiar/people", 3, EXPIRY, Past.CODEC);
  private static final StateCell.OfValue<Used> SIGNED_IN =
      new StateCell.OfValue<>("familiar/signed-in", 2, EXPIRY, Used.CODEC);
  private static final StateCell.OfValue<Long> INSTANCE =
      new StateCell.OfValue<>("familiar/instance", 1, INSTANCE_EXPIRY, Codec.LONG);

  private final StateStore state;

  /** Cells of a state that has {@linkplain #all all of them}. */
  PlaceCells(StateStore state) {
    this.state = state;
  }

  static List<StateCell<?>> all() {
    return List.of(PAST, CALLERS, PEOPLE, SIGNED_IN, INSTANCE);
  }

  /** Of a caller, its days, networks and programs. */
  StateStore.Value<Past> past(CallerName name) {
    return state.value(PAST, name.caller());
  }

  /** Of an account, from where its people called, whoever. */
  StateStore.Value<Past> people(String account) {
    return state.value(PEOPLE, account);
  }

  /** Of a network of an account, who called from there: used as values of {@link Used}. */
  StateStore.Value<Used> callers(String account, long network) {
    return state.value(CALLERS, account + " " + Long.toHexString(network));
  }

  /** Of a person, from which networks it signed in to Identity Center. */
  StateStore.Value<Used> signedIn(CallerName person) {
    return state.value(SIGNED_IN, person.last());
  }

  /** Of an instance, the first day it called on. */
  StateStore.Value<Long> instance(String id) {
    return state.value(INSTANCE, id);
  }
}
