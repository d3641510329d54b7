package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tells the mechanisms of one strand of every event their rules match. */
final class MatchObserver {
  private static final int[] NOTHING = {};

  private final Strand strand;
  private final ObservationReader reader;
  private final AlikeTable<Wanted> table;

  /** Place of a rule's watcher in {@link #watchers}, or -1 where the rule is not of the strand. */
  private final int[] places;

  private final List<Watcher> watchers;
  private final int[] ours;
  private int[] lastRules = NOTHING;

  /** Traits, and which of the strand's watchers want to be told of them. */
  private record Wanted(Traits traits, List<Boolean> by) {}

  /**
   * An observer.
   *
   * @param selection what the events carry; the fields of the strand's layout are among it
   * @param rules how many rules there are
   */
  MatchObserver(
      Strand strand,
      FieldSelection selection,
      int rules,
      Surroundings surroundings,
      AlikeMemory memory) {
    this.strand = strand;
    this.reader = new ObservationReader(strand.layout(), selection, memory);
    this.table =
        new AlikeTable<>(new ValuesHash(reader.telling(), memory.hash()), this::wanted, memory);
    this.places = new int[rules];
    Arrays.fill(places, -1);
    this.watchers = new ArrayList<>();
    for (Map.Entry<Integer, Watcher> each : strand.watchers(surroundings).entrySet()) {
      places[each.getKey()] = watchers.size();
      watchers.add(each.getValue());
    }
    this.ours = new int[watchers.size()];
  }

  private Wanted wanted(Event event) {
    Traits traits = reader.traits(event);
    return new Wanted(traits, watchers.stream().map(watcher -> watcher.wants(traits)).toList());
  }

  /**
   * Tells what is to be told of an event.
   *
   * @param matched the rules that matched it; the first {@code count} count
   */
  void observe(Event event, int[] matched, int count, ObservationSink sink) {
    int own = own(matched, count);
    if (own > 0) {
      Wanted wanted = table.of(event);
      int[] rules = wanting(wanted, own);
      if (rules.length > 0) {
        sink.tell(new Observed(strand, rules, reader.observation(event, wanted.traits)));
      }
    }
  }

  private int own(int[] matched, int count) {
    int own = 0;
    for (int i = 0; i < count; i++) {
      if (places[matched[i]] >= 0) {
        ours[own++] = matched[i];
      }
    }
    Arrays.sort(ours, 0, own);
    return own;
  }

  private int[] wanting(Wanted wanted, int own) {
    int kept = 0;
    for (int i = 0; i < own; i++) {
      if (wanted.by.get(places[ours[i]])) {
        ours[kept++] = ours[i];
      }
    }
    if (!Arrays.equals(ours, 0, kept, lastRules, 0, lastRules.length)) {
      lastRules = Arrays.copyOf(ours, kept);
    }
    return lastRules;
  }
}
