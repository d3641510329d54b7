package dev.haetae.detect.machine;

import java.util.List;

/** Knows by which other names a machine goes. */
@FunctionalInterface
public interface MachineSource {
  /** Knows nothing. */
  MachineSource NONE = name -> List.of();

  /**
   * The other names of what has this one.
   *
   * @param name a host name, an address inside, the id of an instance, the name of a node or, with
   *     {@link MachineNames#pod}, a pod
   * @return empty where no log told, or where several have the name
   */
  List<String> others(String name);
}
