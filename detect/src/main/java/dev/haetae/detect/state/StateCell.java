package dev.haetae.detect.state;

import java.time.Duration;

/**
 * The declaration of state: what is kept for each key, how it is written and for how long.
 *
 * @param <T> type of the value, or of the items of a list, or of the values of a map
 */
public sealed interface StateCell<T> {
  /** The cell's name, unlike any other. */
  String name();

  /** Raised whenever the codec writes differently; what an older version wrote is refused. */
  int version();

  /** How long after it was last written, in the time of events, a key is forgotten. */
  Duration expiry();

  /** How a value is written. */
  Codec<T> codec();

  /** One value a key. */
  record OfValue<T>(String name, int version, Duration expiry, Codec<T> codec)
      implements StateCell<T> {}

  /** A list a key, added to at its end and shortened at its front. */
  record OfList<T>(String name, int version, Duration expiry, Codec<T> codec)
      implements StateCell<T> {}

  /** A map from text a key. */
  record OfMap<T>(String name, int version, Duration expiry, Codec<T> codec)
      implements StateCell<T> {}
}
