package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hands the mechanisms of one feed every event their rules match. */
final class MatchObserver {
  private final Feed feed;
  private final ObservationReader reader;
  private final AlikeTable<Wanted> table;
  private final RuleSets sets = new RuleSets();

  /** The watchers of the feed, by their rules, least first. */
  private final SortedMap<Integer, Watcher> watchers;

  private final BitSet watched = new BitSet();
  private final int[] ours;

  /** Traits, and the rules, least first, whose watchers want to be told of them. */
  private static final class Wanted {
    private final Traits traits;
    private final int[] by;

    Wanted(Traits traits, int[] by) {
      this.traits = traits;
      this.by = by;
    }
  }

  /**
   * An observer.
   *
   * @param selection what the events carry; the fields of the feed's layout are among it
   */
  MatchObserver(
      Feed feed, FieldSelection selection, Surroundings surroundings, AlikeMemory memory) {
    this.feed = feed;
    this.reader = new ObservationReader(feed.layout(), selection, memory);
    this.table =
        new AlikeTable<>(new ValuesHash(reader.telling(), memory.hash()), this::wanted, memory);
    this.watchers = new TreeMap<>(feed.watchers(surroundings));
    this.watchers.keySet().forEach(watched::set);
    this.ours = new int[watchers.size()];
  }

  private Wanted wanted(Event event) {
    Traits traits = reader.traits(event);
    int[] by = new int[watchers.size()];
    int count = 0;
    for (Map.Entry<Integer, Watcher> each : watchers.entrySet()) {
      if (each.getValue().wants(traits)) {
        by[count++] = each.getKey();
      }
    }
    return new Wanted(traits, sets.of(by, count));
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
      int kept = wanting(wanted, own);
      if (kept > 0) {
        int[] rules = sets.of(ours, kept);
        sink.tell(new Observed(feed, rules, reader.observation(event, wanted.traits)));
      }
    }
  }

  private int own(int[] matched, int count) {
    int own = 0;
    for (int i = 0; i < count; i++) {
      if (watched.get(matched[i])) {
        ours[own++] = matched[i];
      }
    }
    Arrays.sort(ours, 0, own);
    return own;
  }

  /** Leaves those of ours that want to be told, and says how many. */
  private int wanting(Wanted wanted, int own) {
    int kept = 0;
    int next = 0;
    for (int rule : wanted.by) {
      while (next < own && ours[next] < rule) {
        next++;
      }
      if (next < own && ours[next] == rule) {
        ours[kept++] = rule;
      }
    }
    return kept;
  }
}
