package dev.haetae.formats.vpcflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order of the fields of flow records without a header, as the flow log was set up with it. */
public final class FlowOrder {
  private static final Set<String> KNOWN = Set.copyOf(VpcFlow.CATALOG.columns());

  /** By which a record is told from any other line of as many words. */
  private static final Set<String> TELLING = Set.of("log-status", "start", "end");

  private final String layout;

  private FlowOrder(String layout) {
    this.layout = layout;
  }

  /**
   * Reads names with blanks between them, bare or as in {@code ${version} ${srcaddr}}.
   *
   * @throws IllegalArgumentException where it is no order, with what is wrong
   */
  public static FlowOrder of(String text) {
    List<String> names = new ArrayList<>();
    for (String word : text.strip().split("[\\s,]+", -1)) {
      boolean enclosed = word.startsWith("${") && word.endsWith("}");
      names.add(enclosed ? word.substring(2, word.length() - 1) : word);
    }
    Set<String> met = new HashSet<>();
    for (String name : names) {
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("\"" + name + "\" is no field of flow records");
      }
      if (!met.add(name)) {
        throw new IllegalArgumentException("\"" + name + "\" stands in it twice");
      }
    }
    met.retainAll(TELLING);
    if (met.isEmpty()) {
      throw new IllegalArgumentException(
          "expected log-status, start or end in it, by which records are known");
    }
    return new FlowOrder(String.join(" ", names));
  }

  /** What a reader is told before it reads. */
  public Map<String, String> layouts() {
    return Map.of(VpcFlow.CATALOG.log(), layout);
  }
}
