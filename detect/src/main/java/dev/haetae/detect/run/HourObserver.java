package dev.haetae.detect.run;

import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.match.Matcher;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.model.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells mechanisms of the first event of an hour among those alike.
 *
 * <p>These mechanisms watch nearly everything, so that matching their rules, deriving what the
 * rules read and taking the texts out would cost more than all else a scan does. But most events
 * are like one before in all of that. So what it comes to is remembered by the bytes of the fields
 * it is worked out of, those of the log itself; an event that is like another costs one look-up.
 */
final class HourObserver implements Observer {
  private static final long MICROS_AN_HOUR = 3_600_000_000L;
  private static final int MOST_ALIKE = 1 << 15;

  private final Matcher matcher;
  private final List<Member> members;
  private final List<Integer> read;
  private final boolean readsWhole;
  private @Nullable AlikeTable<List<Seen>> table;

  /** One strand, which has one rule, and what was seen of it. */
  private static final class Member {
    private final Strand strand;
    private final int[] rules;
    private final Watcher watcher;
    private final ObservationReader reader;
    private final Map<Alike, Seen> seen = new HashMap<>();
    private Optional<Traits> read = Optional.empty();

    Member(Strand strand, CompiledRules compiled, Surroundings surroundings) {
      this.strand = strand;
      Map.Entry<Integer, Watcher> only = strand.watchers(surroundings).entrySet().iterator().next();
      this.rules = new int[] {only.getKey()};
      this.watcher = only.getValue();
      this.reader = new ObservationReader(strand.layout(), compiled.fields());
    }

    /** Turns to another event. */
    void forget() {
      read = Optional.empty();
    }

    Traits traits(Event event) {
      if (read.isEmpty()) {
        read = Optional.of(reader.traits(event));
      }
      return read.get();
    }

    Seen seen(Traits traits) {
      if (seen.size() == MOST_ALIKE) {
        seen.clear();
      }
      return seen.computeIfAbsent(
          new Alike(traits), unused -> new Seen(this, watcher.wants(traits)));
    }
  }

  /** Traits, by what tells one from another. */
  private static final class Alike {
    private final Traits traits;

    Alike(Traits traits) {
      this.traits = traits;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Alike alike && alike.traits.isAlike(traits);
    }

    @Override
    public int hashCode() {
      return Long.hashCode(traits.alikeHash());
    }
  }

  /** What is remembered of events alike. */
  private static final class Seen {
    private final Member member;
    private final boolean wanted;

    /** The observation last made of them. */
    private @Nullable Observed last;

    /** When that was: what is of an earlier generation may have been written out already. */
    private int generation;

    Seen(Member member, boolean wanted) {
      this.member = member;
      this.wanted = wanted;
    }

    void observe(Event event, int now, Consumer<Observed> told) {
      Observed before = last;
      if (before == null
          || generation != now
          || before.observation().hour() != Math.floorDiv(event.time(), MICROS_AN_HOUR)) {
        tell(event, now, told);
      } else if (isBefore(event, before.observation())) {
        if (now == SENT_ON) {
          tell(event, now, told);
        } else {
          before.keepEarlier(observation(event));
        }
      }
    }

    private void tell(Event event, int now, Consumer<Observed> told) {
      Observed made = new Observed(member.strand, member.rules, observation(event));
      last = made;
      generation = now;
      told.accept(made);
    }

    /** Whether the event comes before, or may, where only more than time and identity can tell. */
    private static boolean isBefore(Event event, Observation other) {
      return event.time() < other.time()
          || (event.time() == other.time() && event.identity() <= other.identity());
    }

    private Observation observation(Event event) {
      return member.reader.observation(event, member.traits(event));
    }
  }

  /**
   * An observer.
   *
   * @param strands one for each rule
   * @param compiled what the rules are compiled into, over a selection with the fields of layouts
   */
  HourObserver(List<Strand> strands, CompiledRules compiled, Surroundings surroundings) {
    this.matcher = compiled.matcher();
    this.members =
        strands.stream().map(strand -> new Member(strand, compiled, surroundings)).toList();
    TreeSet<Integer> fields = new TreeSet<>();
    boolean whole = false;
    for (Member member : members) {
      for (int field : member.reader.telling()) {
        fields.add(field);
      }
      for (int rule : member.rules) {
        fields.addAll(compiled.reads(rule).fields());
        whole |= compiled.reads(rule).whole();
      }
    }
    this.read = List.copyOf(fields);
    this.readsWhole = whole;
  }

  @Override
  public void observe(
      Event event, int[] matched, int count, int generation, Consumer<Observed> told) {
    for (int i = 0; i < members.size(); i++) {
      members.get(i).forget();
    }
    List<Seen> all = readsWhole ? seen(event) : table(event).of(event);
    for (int i = 0; i < all.size(); i++) {
      all.get(i).observe(event, generation, told);
    }
  }

  private List<Seen> seen(Event event) {
    List<Seen> seen = new ArrayList<>(members.size());
    for (Member member : members) {
      if (matcher.matches(event, member.rules[0])) {
        Seen one = member.seen(member.traits(event));
        if (one.wanted) {
          seen.add(one);
        }
      }
    }
    return List.copyOf(seen);
  }

  private AlikeTable<List<Seen>> table(Event event) {
    AlikeTable<List<Seen>> known = table;
    if (known == null) {
      known = new AlikeTable<>(written(event), this::seen);
      table = known;
    }
    return known;
  }

  /** The fields that are read, but of the log itself: what a derived one is derived from. */
  private int[] written(Event event) {
    TreeSet<Integer> written = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>(read);
    while (!open.isEmpty()) {
      int field = open.pop();
      List<String> needs = event.needs(field);
      if (needs.isEmpty()) {
        written.add(field);
      }
      needs.forEach(need -> open.push(event.selection().number(need)));
    }
    return written.stream().mapToInt(Integer::intValue).toArray();
  }
}
