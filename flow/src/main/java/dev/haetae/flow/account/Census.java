package dev.haetae.flow.account;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was read, however little of it mattered: events by log and kind, and the hours each account
 * and Region has logs of. It is what the account at the end of a scan and its blind spots are made
 * from.
 */
public final class Census {

  /**
   * Where events of one log came from.
   *
   * @param log name of the log
   * @param kind what kind of its events: for CloudTrail the category, and the service of data
   *     events; empty for other logs
   */
  public record Source(String log, String kind, String account, String region)
      implements Comparable<Source> {
    @Override
    public int compareTo(Source other) {
      int byLog = log.compareTo(other.log);
      int byKind = byLog != 0 ? byLog : kind.compareTo(other.kind);
      int byAccount = byKind != 0 ? byKind : account.compareTo(other.account);
      return byAccount != 0 ? byAccount : region.compareTo(other.region);
    }
  }

  /** Counts of one source. */
  public static final class Count {
    private long events;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private final BitSet hours = new BitSet();

    /** Events read. */
    public long events() {
      return events;
    }

    /** Time of the first, in microseconds since 1970; later than the last where none has a time. */
    public long first() {
      return first;
    }

    /** Time of the last. */
    public long last() {
      return last;
    }

    /** The hours since 1970 in which there was at least one event. */
    public BitSet hours() {
      return (BitSet) hours.clone();
    }

    private void add(long time) {
      events++;
      first = Math.min(first, time);
      last = Math.max(last, time);
      hours.set((int) (time / Micros.HOUR));
    }

    private void add(long number, long from, long to, BitSet during) {
      events += number;
      first = Math.min(first, from);
      last = Math.max(last, to);
      hours.or(during);
    }

    private void add(Count other) {
      events += other.events;
      first = Math.min(first, other.first);
      last = Math.max(last, other.last);
      hours.or(other.hours);
    }
  }

  private final Map<Source, Count> counts = new HashMap<>();
  private Source latest = new Source("", "", "", "");
  private Count latestCount = new Count();

  /** Counts an event. */
  public void add(Event event, String kind) {
    if (!isLatest(event, kind)) {
      latest = new Source(event.log(), kind, event.account(), event.region());
      latestCount = counts.computeIfAbsent(latest, unused -> new Count());
    }
    if (event.timeIsAssumed()) {
      latestCount.events++;
    } else {
      latestCount.add(Math.max(0, event.time()));
    }
  }

  /** Names are interned by the readers, so that comparing them is comparing references. */
  private boolean isLatest(Event event, String kind) {
    return latest.kind.equals(kind)
        && latest.account.equals(event.account())
        && latest.region.equals(event.region())
        && latest.log.equals(event.log());
  }

  /**
   * Adds events of a source that were counted elsewhere.
   *
   * @param from time of the first, in microseconds since 1970
   * @param to time of the last
   * @param hours the hours since 1970 in which there was at least one
   */
  public void add(Source source, long events, long from, long to, BitSet hours) {
    counts.computeIfAbsent(source, unused -> new Count()).add(events, from, to, hours);
  }

  /** Adds what another thread counted. */
  public void add(Census other) {
    other.counts.forEach(
        (source, count) -> counts.computeIfAbsent(source, unused -> new Count()).add(count));
  }

  /** The counts, in order of their sources. */
  public Map<Source, Count> counts() {
    return new TreeMap<>(counts);
  }

  /** The logs that events were read of. */
  public Set<String> logs() {
    return counts.keySet().stream().map(Source::log).collect(Collectors.toCollection(TreeSet::new));
  }

  /** All events. */
  public long events() {
    return counts.values().stream().mapToLong(Count::events).sum();
  }
}
