package dev.haetae.app.timeline;

import dev.haetae.model.event.Micros;
import dev.haetae.model.log.Place;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A run of the same thing done by the same principal from the same address, minutes apart. */
public final class Step {
  private static final long GAP = 10 * Micros.MINUTE;
  private static final long LONGEST = Micros.HOUR;
  private static final int LISTED = 50;

  /** What entries of one step have in common. */
  record Key(Part part, String log, String action, String principal, String address) {
    static Key of(Entry entry) {
      return new Key(entry.part(), entry.log(), entry.action(), entry.principal(), entry.address());
    }
  }

  private final Key key;
  private final long first;
  private final Place place;
  private long last;
  private long count;
  private long unlisted;
  private final SortedMap<String, Long> outcomes = new TreeMap<>();
  private final SortedSet<String> accounts = new TreeSet<>();
  private final SortedSet<String> regions = new TreeSet<>();
  private final SortedSet<String> targets = new TreeSet<>();

  Step(Entry entry) {
    this.key = Key.of(entry);
    this.first = entry.time();
    this.place = entry.place();
    add(entry);
  }

  void add(Entry entry) {
    last = entry.time();
    count++;
    if (!entry.outcome().isEmpty()) {
      outcomes.merge(entry.outcome(), 1L, Long::sum);
    }
    accounts.add(entry.account());
    regions.add(entry.region());
    for (String target : entry.targets()) {
      if (targets.size() < LISTED) {
        targets.add(target);
      } else if (!targets.contains(target)) {
        unlisted++;
      }
    }
  }

  /** Whether nothing that happens at a time or later belongs to it. */
  boolean isOver(long time) {
    return time - last > GAP || time - first > LONGEST;
  }

  /** What part the subject has. */
  public Part part() {
    return key.part();
  }

  /** The log that tells of it. */
  public String log() {
    return key.log();
  }

  /** What was done. */
  public String action() {
    return key.action();
  }

  /** Who did it; empty where the log does not say. */
  public String principal() {
    return key.principal();
  }

  /** Where from; empty where the log does not say. */
  public String address() {
    return key.address();
  }

  /** Time of the first, microseconds since 1970. */
  public long first() {
    return first;
  }

  /** Time of the last. */
  public long last() {
    return last;
  }

  /** How often. */
  public long count() {
    return count;
  }

  /** How it ended, and how often so. */
  public SortedMap<String, Long> outcomes() {
    return outcomes;
  }

  /** Accounts its calls were made in. */
  public SortedSet<String> accounts() {
    return accounts;
  }

  /** Regions its calls were made in. */
  public SortedSet<String> regions() {
    return regions;
  }

  /** What it was done to; the first fifty names. */
  public SortedSet<String> targets() {
    return targets;
  }

  /** How often it was done to something that is not among the targets. */
  public long unlisted() {
    return unlisted;
  }

  /** Where the first record was read. */
  public Place place() {
    return place;
  }
}
