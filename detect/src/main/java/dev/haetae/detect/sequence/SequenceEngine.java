package dev.haetae.detect.sequence;

import dev.haetae.detect.Detector;
import dev.haetae.detect.machine.MachineSource;
import dev.haetae.detect.sigma.SigmaSequence;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Joins signals into attack sequences.
 *
 * <p>Signals with a credential in common (a user, a session, a key) become one <em>group</em> as
 * they come. What several may have in common without being one (an address, a role, a machine)
 * <em>links</em> groups, as long as few use it: the moment it turns out to be shared, it links
 * nothing any more, and what it linked falls apart again. Linked groups are weighed together; see
 * {@link Weighing}. A tie holds for the longest time any kind of sequence asks for, counted from
 * when it was last seen.
 *
 * <p>A pure function of signal and state. There is one key for all of it, since what is joined
 * cannot be known from one signal: in Flink this is one operator, with map state, behind a stream
 * that is thin. Bounded by {@link #MOST_GROUPS}, {@link Group#MOST_STEPS} and {@link #MOST_LINKS};
 * what goes beyond is closed early, or counted.
 */
public final class SequenceEngine {
  /** The most groups at once; the oldest is closed to make room. */
  static final int MOST_GROUPS = 20_000;

  /** The most ties remembered at once; beyond that, new ones tie nothing. */
  static final int MOST_LINKS = 90_000;

  /** The most groups weighed together. */
  private static final int MOST_LINKED = 64;

  /** The most steps weighed together. */
  private static final int MOST_WEIGHED = 1_000;

  private static final String KEY = "";
  private static final String NEXT = "next";
  private static final String SWEPT = "swept";
  private static final String DROPPED = "dropped";

  private final SequenceKinds kinds;
  private final MachineSource machines;
  private final StateStore state;
  private final StateStore.Members<Group> groups;
  private final StateStore.Members<Link> links;
  private final StateStore.Members<Long> clock;
  private final Untried untried;
  private final long span;

  /**
   * An engine.
   *
   * @param detectors all that run, among them those whose file declares a {@link SigmaSequence}
   * @param state has the {@link #cells}
   * @param machines knows which names are of one machine
   */
  public SequenceEngine(List<Detector> detectors, StateStore state, MachineSource machines) {
    this.kinds = new SequenceKinds(detectors);
    this.machines = machines;
    this.state = state;
    this.groups = state.map(SequenceCells.GROUPS, KEY);
    this.links = state.map(SequenceCells.LINKS, KEY);
    this.clock = state.map(SequenceCells.CLOCK, KEY);
    this.untried = new Untried(detectors, state.map(SequenceCells.TOLD, KEY));
    this.span = micros(kinds.longest());
  }

  /** The detectors among these that declare a sequence. */
  public static List<Detector> sequences(List<Detector> detectors) {
    return detectors.stream().filter(each -> each.document() instanceof SigmaSequence).toList();
  }

  /** The state it needs. */
  public static List<StateCell<?>> cells() {
    return List.of(
        SequenceCells.GROUPS, SequenceCells.LINKS, SequenceCells.CLOCK, SequenceCells.TOLD);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  /**
   * Takes a signal in. Signals come in order of time; one without a time is part of nothing.
   *
   * @param closed told of each sequence that nothing can be added to any more
   */
  public void accept(SequenceSignal signal, Consumer<AttackSequence> closed) {
    if (signal.event().time() == Event.NO_TIME || kinds.isEmpty()) {
      return;
    }
    state.advance(signal.event().time());
    sweep(signal.event().time(), closed);
    List<Tie> ties = untried.isCommon(signal) ? List.of() : Ties.of(signal);
    if (ties.isEmpty()) {
      untried.seen(signal);
      return;
    }
    Group group = joined(ties, signal.event().time(), closed).and(signal, ties);
    untried.note(signal, group.id());
    groups.put(group.id(), group.since(signal.event().time() - span));
    ties.forEach(tie -> link(tie, group.id(), signal.event().time()));
    hold(group.id());
  }

  /** Signals of steps that found no room, and ties that were not remembered. */
  public long dropped() {
    return clock.get(DROPPED).orElse(0L);
  }

  /**
   * The finding types of rules without cases that told of too many to be steps, in the order of
   * their names.
   */
  public List<String> common() {
    return untried.common();
  }

  /** The sequences that stand now and may go on. */
  public List<AttackSequence> open() {
    List<AttackSequence> sequences = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    for (String id : List.copyOf(groups.names())) {
      if (!told.contains(id)) {
        List<Group> linked = linked(id);
        linked.forEach(group -> told.add(group.id()));
        judged(linked).ifPresent(sequences::add);
      }
    }
    return sequences;
  }

  /** Every step that is or may become part of a sequence. */
  public Stream<SequenceStep> steps() {
    return groups.names().stream()
        .flatMap(id -> groups.get(id).stream())
        .flatMap(group -> group.steps().stream());
  }

  /** Writes a sequence that ended. */
  public void write(AttackSequence sequence, DataOutput to) throws IOException {
    Group group = new Group("", sequence.steps(), sequence.unlisted(), Set.of(), 0, true);
    SequenceCells.GROUPS.codec().write(group, to);
  }

  /**
   * Reads what {@link #write} wrote; empty where none of the kinds of sequence there are now fits.
   */
  public Optional<AttackSequence> read(DataInput from) throws IOException {
    Group group = SequenceCells.GROUPS.codec().read(from);
    return kinds.judge(group.steps(), group.unlisted());
  }

  /** The one group that all strong ties lead to, made where there is none. */
  private Group joined(List<Tie> ties, long now, Consumer<AttackSequence> closed) {
    TreeMap<String, Group> known = new TreeMap<>();
    for (Tie tie : ties) {
      if (tie.strength() == Tie.Strength.STRONG) {
        link(tie, now)
            .ifPresent(link ->
                link.groups()
                    .forEach(id -> groups.get(id).ifPresent(group -> known.put(id, group))));
      }
    }
    if (known.isEmpty()) {
      return begun(closed);
    }
    List<Group> byAge = List.copyOf(known.values());
    Group oldest = byAge.get(0);
    for (Group other : byAge.subList(1, byAge.size())) {
      oldest = oldest.and(other);
      groups.remove(other.id());
      rename(other, oldest.id());
    }
    return oldest;
  }

  private Optional<Link> link(Tie tie, long now) {
    return links.get(tie.key()).filter(link -> link.last() >= now - span);
  }

  private Group begun(Consumer<AttackSequence> closed) {
    if (groups.size() >= MOST_GROUPS) {
      close(linked(groups.names().iterator().next()), closed);
    }
    long next = clock.get(NEXT).orElse(0L);
    clock.put(NEXT, next + 1);
    return Group.of(String.format("%016x", next));
  }

  private void rename(Group from, String to) {
    for (String key : from.ties()) {
      links.get(key).ifPresent(link -> links.put(key, link.renamed(from.id(), to)));
    }
  }

  private void link(Tie tie, String group, long now) {
    if (links.get(tie.key()).isEmpty() && links.size() >= MOST_LINKS) {
      clock.put(DROPPED, dropped() + 1);
      return;
    }
    links.put(tie.key(), link(tie, now).orElseGet(Link::none).and(tie, group, now));
  }

  /** A group and all that are linked to it, the oldest first. */
  private List<Group> linked(String start) {
    TreeMap<String, Group> found = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty() && found.size() < MOST_LINKED) {
      String id = open.removeFirst();
      Optional<Group> group = groups.get(id).filter(each -> !found.containsKey(id));
      group.ifPresent(each -> {
        found.put(id, each);
        for (String tie : each.ties()) {
          follow(tie, open);
        }
      });
    }
    return List.copyOf(found.values());
  }

  /** The groups a tie leads to, also by the other names of a machine, whenever these are learnt. */
  private void follow(String tie, Deque<String> open) {
    Optional<Link> own = links.get(tie).filter(link -> !link.isShared());
    if (own.isEmpty()) {
      return;
    }
    if (!Tie.isOnlyCalled(tie)) {
      open.addAll(own.get().groups());
    }
    Tie.goesWith(tie)
        .flatMap(links::get)
        .filter(link -> !link.isShared())
        .ifPresent(link -> open.addAll(link.groups()));
    Tie.machineOf(tie).stream()
        .flatMap(name -> Stream.concat(Stream.of(name), machines.others(name).stream()))
        .flatMap(name -> Tie.keysOfMachine(name).stream())
        .flatMap(key -> links.get(key).stream())
        .filter(link -> !link.isShared())
        .forEach(link -> open.addAll(link.groups()));
  }

  /** What became part of an attack is not forgotten while the attack goes on. */
  private void hold(String id) {
    List<Group> linked = linked(id);
    if (linked.stream().allMatch(Group::isHeld) || judged(linked).isEmpty()) {
      return;
    }
    linked.forEach(group -> groups.put(group.id(), group.held()));
  }

  private Optional<AttackSequence> judged(List<Group> linked) {
    List<SequenceStep> steps =
        Group.merged(linked).stream().filter(step -> !untried.isCommon(step.signal())).toList();
    int weighed = Math.min(MOST_WEIGHED, steps.size());
    long unlisted = linked.stream().mapToLong(Group::unlisted).sum() + steps.size() - weighed;
    return kinds.judge(steps.subList(0, weighed), unlisted);
  }

  /** Once an hour of the events' time, what has been quiet for too long is closed. */
  private void sweep(long now, Consumer<AttackSequence> closed) {
    long hour = Micros.hour(now);
    if (hour <= clock.get(SWEPT).orElse(Long.MIN_VALUE)) {
      return;
    }
    clock.put(SWEPT, hour);
    for (String id : List.copyOf(groups.names())) {
      Optional<Group> group = groups.get(id).filter(each -> each.last() < now - span);
      if (group.isPresent()) {
        List<Group> linked = linked(id);
        if (linked.stream().allMatch(each -> each.last() < now - span)) {
          close(linked, closed);
        }
      }
    }
    for (String key : List.copyOf(links.names())) {
      if (links
          .get(key)
          .filter(link -> link.groups().isEmpty() && link.last() < now - span)
          .isPresent()) {
        links.remove(key);
      }
    }
  }

  private void close(List<Group> linked, Consumer<AttackSequence> closed) {
    judged(linked).ifPresent(closed);
    for (Group group : linked) {
      groups.remove(group.id());
      for (String key : group.ties()) {
        links.get(key).ifPresent(link -> links.put(key, link.without(group.id())));
      }
    }
  }
}
