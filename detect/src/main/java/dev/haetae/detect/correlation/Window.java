package dev.haetae.detect.correlation;

import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Duration;
import java.util.List;

/**
 * The matches of one group within the correlation's time, with what must be known of them without
 * walking them: how often each value is there.
 */
final class Window {
  /** Matches kept for a group unless the condition needs more. */
  private static final int USUAL = 10_000;

  private static final int MOST = 1_000_000;

  private final StateStore.Items<Item> items;
  private final StateStore.Members<Long> counts;
  private final StateStore.Value<Long> reported;

  /** The cells a correlation keeps its windows in. */
  record Cells(
      StateCell.OfList<Item> items,
      StateCell.OfMap<Long> counts,
      StateCell.OfValue<Long> reported) {

    static Cells of(SigmaCorrelation correlation) {
      String name = "correlation/" + correlation.id();
      Duration time = correlation.timespan();
      return new Cells(
          new StateCell.OfList<>(name + "/items", 1, time, Item.CODEC),
          new StateCell.OfMap<>(name + "/counts", 1, time, Codec.LONG),
          new StateCell.OfValue<>(name + "/reported", 1, time, Codec.LONG));
    }

    List<StateCell<?>> all() {
      return List.of(items, counts, reported);
    }
  }

  Window(StateStore store, Cells cells, String key) {
    this.items = store.list(cells.items(), key);
    this.counts = store.map(cells.counts(), key);
    this.reported = store.value(cells.reported(), key);
  }

  /** How many matches a correlation keeps for a group. */
  static int capacity(SigmaCorrelation correlation) {
    double largest =
        correlation.condition().stream()
            .flatMap(condition -> condition.bounds().stream())
            .mapToDouble(SigmaCorrelation.Bound::value)
            .max()
            .orElse(0);
    return (int) Math.min(MOST, Math.max(USUAL, 2 * largest));
  }

  List<Item> items() {
    return items.all();
  }

  /** How many matches at the front were part of an earlier hit. */
  int reported() {
    return reported.get().orElse(0L).intValue();
  }

  void report() {
    reported.set((long) items.all().size());
  }

  /** How many different values there are. */
  int distinct() {
    return counts.size();
  }

  long count(String value) {
    return counts.get(value).orElse(0L);
  }

  void add(Item item) {
    items.add(item);
    // Where events are counted and no values, as for every key that reads, the items tell it all.
    if (!item.value().isEmpty()) {
      counts.put(item.value(), count(item.value()) + 1);
    }
  }

  /** Takes off what is older. */
  void slideTo(long from) {
    List<Item> all = items.all();
    int old = 0;
    while (old < all.size() && all.get(old).time() < from) {
      old++;
    }
    removeFirst(old);
  }

  /** Takes off the oldest so that one more fits; how many were taken. */
  int makeRoom(int capacity) {
    int over = items.all().size() + 1 - capacity;
    if (over > 0) {
      removeFirst(over);
    }
    return Math.max(0, over);
  }

  private void takeOff(String value) {
    long left = count(value) - 1;
    if (left == 0) {
      counts.remove(value);
    } else {
      counts.put(value, left);
    }
  }

  private void removeFirst(int count) {
    if (count == 0) {
      return;
    }
    items.all().subList(0, count).stream()
        .map(Item::value)
        .filter(value -> !value.isEmpty())
        .forEach(this::takeOff);
    items.removeFirst(count);
    if (reported.get().isPresent()) {
      reported.set(Math.max(0L, reported() - (long) count));
    }
  }
}
