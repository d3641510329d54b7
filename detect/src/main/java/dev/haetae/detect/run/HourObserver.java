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
import java.util.List;
import java.util.Map;
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

  private final Matcher matcher;
  private final List<Member> members;
  private final List<Integer> read;
  private final boolean readsWhole;
  private final UniversalHash hash = new UniversalHash();
  private @Nullable AlikeTable<Seen[]> table;

  /** One strand, which has one rule, and what was seen of it. */
  private static final class Member {
    private final Strand strand;
    private final int[] rules;
    private final Watcher watcher;
    private final ObservationReader reader;
    private final AlikeTable<Seen> seen;

    Member(Strand strand, CompiledRules compiled, Surroundings surroundings, UniversalHash hash) {
      this.strand = strand;
      Map.Entry<Integer, Watcher> only = strand.watchers(surroundings).entrySet().iterator().next();
      this.rules = new int[] {only.getKey()};
      this.watcher = only.getValue();
      this.reader = new ObservationReader(strand.layout(), compiled.fields());
      this.seen = new AlikeTable<>(reader.telling(), this::first, hash);
    }

    private Seen first(Event event) {
      return new Seen(this, reader.traits(event));
    }
  }

  /** What is remembered of events alike. */
  private static final class Seen {
    private final Member member;
    private final Traits traits;
    private final boolean wanted;

    /** The observation last made of them. */
    private @Nullable Observed last;

    /** When that was: what is of an earlier generation may have been written out already. */
    private int generation;

    // The same as the observation says, here because every event asks for it.
    private long hour;
    private long time;
    private long identity;

    Seen(Member member, Traits traits) {
      this.member = member;
      this.traits = traits;
      this.wanted = member.watcher.wants(traits);
    }

    void observe(Event event, long now, int current, Consumer<Observed> told) {
      Observed before = last;
      if (before == null || generation != current || hour != now) {
        tell(event, now, current, told);
      } else if (isBefore(event)) {
        if (current == SENT_ON) {
          tell(event, now, current, told);
        } else {
          before.keepEarlier(observation(event));
          keep(before.observation());
        }
      }
    }

    private void tell(Event event, long now, int current, Consumer<Observed> told) {
      Observed made = new Observed(member.strand, member.rules, observation(event));
      last = made;
      hour = now;
      generation = current;
      keep(made.observation());
      told.accept(made);
    }

    private void keep(Observation observation) {
      time = observation.time();
      identity = observation.identity();
    }

    /** Whether the event comes before, or may, where only more than time and identity can tell. */
    private boolean isBefore(Event event) {
      return event.time() < time || (event.time() == time && event.identity() <= identity);
    }

    private Observation observation(Event event) {
      return member.reader.observation(event, member.reader.traits(event, traits));
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
        strands.stream().map(strand -> new Member(strand, compiled, surroundings, hash)).toList();
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
    Seen[] all = readsWhole ? seen(event) : table(event).of(event);
    long hour = Math.floorDiv(event.time(), MICROS_AN_HOUR);
    for (Seen seen : all) {
      seen.observe(event, hour, generation, told);
    }
  }

  private Seen[] seen(Event event) {
    List<Seen> seen = new ArrayList<>(members.size());
    for (Member member : members) {
      if (matcher.matches(event, member.rules[0])) {
        Seen one = member.seen.of(event);
        if (one.wanted) {
          seen.add(one);
        }
      }
    }
    return seen.toArray(Seen[]::new);
  }

  private AlikeTable<Seen[]> table(Event event) {
    AlikeTable<Seen[]> known = table;
    if (known == null) {
      known = new AlikeTable<>(written(event), this::seen, hash);
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
