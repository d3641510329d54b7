package dev.haetae.detect.run;

import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.match.Matcher;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hands mechanisms the first event of an hour among those alike.
 *
 * <p>These mechanisms watch nearly everything, so that matching their rules, deriving what the
 * rules read and taking the texts out would cost more than all else a scan does. But most events
 * are like one before in all of that. So what it comes to is remembered by the bytes of the fields
 * it is worked out of, those of the log itself; an event that is like another costs one look-up.
 */
final class HourObserver {

  private final Matcher matcher;
  private final FieldHashes hashes;
  private final List<Member> members;
  private final List<Integer> read;
  private final boolean readsWhole;
  private final AlikeMemory memory;
  private @Nullable AlikeTable<Alike> table;

  /** One feed, which has one rule, and what was seen of it. */
  private static final class Member {
    private final Feed feed;
    private final int[] rules;
    private final Watcher watcher;
    private final ObservationReader reader;
    private final AlikeTable<Seen> seen;

    Member(
        Feed feed,
        CompiledRules compiled,
        Surroundings surroundings,
        FieldHashes hashes,
        AlikeMemory memory) {
      this.feed = feed;
      Map.Entry<Integer, Watcher> only = feed.watchers(surroundings).entrySet().iterator().next();
      this.rules = new int[] {only.getKey()};
      this.watcher = only.getValue();
      this.reader = new ObservationReader(feed.layout(), compiled.fields(), memory);
      this.seen = new AlikeTable<>(hashes.row(reader.telling()), this::first, memory);
    }

    private Seen first(Event event) {
      return new Seen(this, reader.traits(event));
    }
  }

  /** What is remembered of events that are alike to one feed. */
  private static final class Seen extends Earliest {
    private final Member member;
    private final Traits traits;
    private final boolean wanted;
    private ObservationSink.Replaceable last = ObservationSink.Replaceable.SENT;

    Seen(Member member, Traits traits) {
      this.member = member;
      this.traits = traits;
      this.wanted = member.watcher.wants(traits);
    }

    void observe(Event event, long hour, ObservationSink sink) {
      boolean first = !isOf(hour);
      if (isBefore(event, hour)) {
        Observed made =
            new Observed(member.feed, member.rules, member.reader.observation(event, traits));
        if (first || !last.replace(made)) {
          last = sink.tell(made);
        }
      }
    }
  }

  /** What is remembered of events that are alike to all feeds. */
  private static final class Alike extends Earliest {
    private final Seen[] seen;

    Alike(List<Seen> seen) {
      this.seen = seen.toArray(Seen[]::new);
    }

    void observe(Event event, long hour, ObservationSink sink) {
      if (isBefore(event, hour)) {
        for (Seen each : seen) {
          each.observe(event, hour, sink);
        }
      }
    }
  }

  /** Knows the first event of the hour last met. */
  private abstract static class Earliest {
    private long hour = Long.MIN_VALUE;
    private long time;
    private long identity;

    /** Whether the hour last met is this one. */
    boolean isOf(long now) {
      return hour == now;
    }

    /**
     * Whether an event comes before, or may, where only more than time and identity can tell. It is
     * the first from then on.
     */
    boolean isBefore(Event event, long now) {
      if (hour == now
          && (event.time() > time || (event.time() == time && event.identity() > identity))) {
        return false;
      }
      hour = now;
      time = event.time();
      identity = event.identity();
      return true;
    }
  }

  /**
   * An observer.
   *
   * @param feeds one for each rule
   * @param compiled what the rules are compiled into, over a selection with the fields of layouts
   */
  HourObserver(
      List<Feed> feeds, CompiledRules compiled, Surroundings surroundings, AlikeMemory memory) {
    this.memory = memory;
    this.matcher = compiled.matcher();
    this.hashes = new FieldHashes(compiled.fields().size(), memory.hash());
    this.members =
        feeds.stream()
            .map(feed -> new Member(feed, compiled, surroundings, hashes, memory))
            .toList();
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

  /**
   * Tells what is to be told of an event; nothing where nobody wants it, or an observation made
   * before stands for it.
   */
  void observe(Event event, ObservationSink sink) {
    Alike alike = readsWhole ? alike(event) : table(event).of(event);
    alike.observe(event, Micros.hour(event.time()), sink);
  }

  private Alike alike(Event event) {
    List<Seen> seen = new ArrayList<>(members.size());
    matcher.turnTo(event);
    hashes.turn();
    for (Member member : members) {
      if (matcher.matches(member.rules[0])) {
        Seen one = member.seen.of(event);
        if (one.wanted) {
          seen.add(one);
        }
      }
    }
    return new Alike(seen);
  }

  private AlikeTable<Alike> table(Event event) {
    AlikeTable<Alike> known = table;
    if (known == null) {
      known = new AlikeTable<>(new ValuesHash(written(event), memory.hash()), this::alike, memory);
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
