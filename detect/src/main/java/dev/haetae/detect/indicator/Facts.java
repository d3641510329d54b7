package dev.haetae.detect.indicator;

import dev.haetae.model.event.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said of entries. Most entries of a list say the same, so it is kept once. Expiry is
 * rounded up to the day; a list that says too many different things loses its labels.
 */
final class Facts {
  private static final int MOST_LABELS = 1 << 16;

  private final Map<Fact, Integer> places = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();

  /** What is said of some entries of one list. */
  record Fact(int list, Category category, int confidence, long expires, String label) {}

  int place(int list, Indicator indicator) {
    Fact fact =
        new Fact(
            list,
            indicator.category(),
            indicator.confidence(),
            roundedUp(indicator.expires()),
            label(indicator.label()));
    Integer known = places.putIfAbsent(fact, facts.size());
    if (known == null) {
      facts.add(fact);
      return facts.size() - 1;
    }
    return known;
  }

  private static long roundedUp(long micros) {
    long days = -Math.floorDiv(-micros, Micros.DAY);
    return micros > Long.MAX_VALUE - Micros.DAY ? Indicator.NEVER : days * Micros.DAY;
  }

  private String label(String label) {
    if (label.isEmpty() || labels.size() >= MOST_LABELS) {
      return labels.getOrDefault(label, "");
    }
    return labels.computeIfAbsent(label, same -> same);
  }

  Fact[] all() {
    return facts.toArray(Fact[]::new);
  }
}
