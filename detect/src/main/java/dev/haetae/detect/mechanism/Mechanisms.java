package dev.haetae.detect.mechanism;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Every mechanism on the class path, by name. */
public final class Mechanisms {
  private static final Map<String, Mechanism> BY_NAME = load();

  private Mechanisms() {}

  private static Map<String, Mechanism> load() {
    Map<String, Mechanism> found = new TreeMap<>();
    ClassLoader loader = Mechanisms.class.getClassLoader();
    for (Mechanism mechanism : ServiceLoader.load(Mechanism.class, loader)) {
      Mechanism other = found.putIfAbsent(mechanism.name(), mechanism);
      if (other != null) {
        throw new IllegalStateException(
            "two mechanisms are called \"" + mechanism.name() + "\": " + other + ", " + mechanism);
      }
    }
    return Collections.unmodifiableMap(found);
  }

  /** The mechanism of this name. */
  public static Optional<Mechanism> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** All of them, by name. */
  public static Collection<Mechanism> all() {
    return BY_NAME.values();
  }
}
