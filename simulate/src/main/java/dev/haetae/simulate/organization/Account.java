package dev.haetae.simulate.organization;

import java.util.List;
import java.util.Map;

/**
 * One account and what it holds.
 *
 * @param regions the Regions it uses, the main one first
 * @param resources names by kind; the kinds are the slots of the call catalogue ({@code bucket},
 *     {@code functionName}, ...)
 */
public record Account(
    int index,
    String id,
    String name,
    Purpose purpose,
    long seed,
    List<String> regions,
    Map<String, List<String>> resources,
    List<Machine> machines) {

  /** The Region most of its work is in. */
  public String mainRegion() {
    return regions.get(0);
  }

  /**
   * The names of one kind of resource.
   *
   * @throws IllegalArgumentException where accounts hold no such kind
   */
  public List<String> names(String kind) {
    List<String> names = resources.get(kind);
    if (names == null) {
      throw new IllegalArgumentException(
          "resource kind \"" + kind + "\": expected one of " + resources.keySet());
    }
    return names;
  }
}
