package dev.haetae.detect.owner;

import java.util.Optional;

/** Knows whose network interfaces are. */
@FunctionalInterface
public interface InterfaceSource {
  /** Knows nothing. */
  InterfaceSource NONE = networkInterface -> Optional.empty();

  /**
   * Whose an interface is.
   *
   * @param networkInterface its id
   * @return empty where nobody told, as of most interfaces of instances
   */
  Optional<InterfaceOwner> of(String networkInterface);
}
