package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.model.Event;
import dev.haetae.model.FieldSelection;
import dev.haetae.model.Slice;
import dev.haetae.model.ValueKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes out of events what the mechanisms of one strand are told. For one thread. */
public final class Observer {
  /** The generation where observations are sent on at once, and so are out of reach. */
  public static final int SENT_ON = -1;

  private static final int[] NOTHING = {};
  private static final long MICROS_AN_HOUR = 3_600_000_000L;

  private final Strand strand;
  private final int[] numbers;
  private final TraitsTable table;
  private final Slice slice = new Slice();

  /** Place of a rule's watcher in {@link #watchers}, or -1 where the rule is not of the strand. */
  private final int[] places;

  private final List<Watcher> watchers;
  private final int[] ours;
  private int[] lastRules = NOTHING;

  /**
   * An observer.
   *
   * @param selection what the events carry; the fields of the strand's layout are among it
   * @param rules how many rules there are
   */
  public Observer(Strand strand, FieldSelection selection, int rules, Surroundings surroundings) {
    this.strand = strand;
    this.numbers = fields(strand.layout().numbers(), selection);
    this.table = new TraitsTable(fields(strand.layout().texts(), selection));
    this.places = new int[rules];
    Arrays.fill(places, -1);
    this.watchers = new ArrayList<>();
    for (Map.Entry<Integer, Watcher> each : strand.watchers(surroundings).entrySet()) {
      places[each.getKey()] = watchers.size();
      watchers.add(each.getValue());
    }
    this.ours = new int[watchers.size()];
  }

  private static int[] fields(List<String> paths, FieldSelection selection) {
    return paths.stream().mapToInt(selection::number).toArray();
  }

  /**
   * What is to be told of an event.
   *
   * @param matched the rules that matched it; the first {@code count} count
   * @param generation a number that differs once observations made so far are out of reach
   * @return empty where nobody wants it, or an observation made before stands for it
   */
  public Optional<Observed> observe(Event event, int[] matched, int count, int generation) {
    int own = own(matched, count);
    if (own == 0) {
      return Optional.empty();
    }
    TraitsTable.Entry entry = table.of(event);
    int[] rules = wanting(entry, own);
    if (rules.length == 0 || isStoodFor(entry, event, rules, generation)) {
      return Optional.empty();
    }
    Observed observed = new Observed(strand, rules, observation(entry, event));
    entry.last = observed;
    entry.generation = generation;
    return Optional.of(observed);
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

  private int[] wanting(TraitsTable.Entry entry, int own) {
    boolean[] wanted = entry.wanted;
    if (wanted == null) {
      wanted = new boolean[watchers.size()];
      for (int place = 0; place < wanted.length; place++) {
        wanted[place] = watchers.get(place).wants(entry.traits);
      }
      entry.wanted = wanted;
    }
    int kept = 0;
    for (int i = 0; i < own; i++) {
      if (wanted[places[ours[i]]]) {
        ours[kept++] = ours[i];
      }
    }
    if (!Arrays.equals(ours, 0, kept, lastRules, 0, lastRules.length)) {
      lastRules = Arrays.copyOf(ours, kept);
    }
    return lastRules;
  }

  private boolean isStoodFor(TraitsTable.Entry entry, Event event, int[] rules, int generation) {
    Observed last = entry.last;
    if (strand.told() != Plan.Told.FIRST_OF_HOUR
        || last == null
        || entry.generation != generation
        || last.observation().hour() != Math.floorDiv(event.time(), MICROS_AN_HOUR)
        || !Arrays.equals(last.rules(), rules)) {
      return false;
    }
    if (event.time() <= last.observation().time()) {
      if (generation == SENT_ON) {
        return false;
      }
      last.keepEarlier(observation(entry, event));
    }
    return true;
  }

  private Observation observation(TraitsTable.Entry entry, Event event) {
    long[] values = new long[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(event, numbers[i]);
    }
    return new Observation(
        event.log(),
        event.time(),
        event.identity(),
        entry.traits,
        Numbers.of(values),
        event.place(),
        event.id());
  }

  private long number(Event event, int field) {
    int value = event.first(field);
    if (value == Event.NONE || event.kind(value) == ValueKind.NULL) {
      return Numbers.ABSENT;
    }
    event.read(value, slice);
    return whole(slice.bytes(), slice.start(), slice.end());
  }

  private static long whole(byte[] bytes, int start, int end) {
    boolean negative = start < end && bytes[start] == '-';
    int at = negative ? start + 1 : start;
    if (at == end || end - at > 18) {
      return Numbers.ABSENT;
    }
    long number = 0;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return Numbers.ABSENT;
      }
      number = number * 10 + digit;
    }
    return negative ? -number : number;
  }
}
