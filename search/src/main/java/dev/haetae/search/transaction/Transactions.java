package dev.haetae.search.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers events into transactions, as Splunk's command of that name does: the newest event comes
 * first, and each joins the open transaction it shares a value with and contradicts in none. So a
 * transaction grows from event to event by different fields. What is held of an open transaction
 * are its values, and of transactions {@link #MOST_OPEN} are open at once.
 *
 * @see <a href="https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Transaction">
 *     Splunk's search reference, transaction</a>
 */
public final class Transactions {
  /** As many are open at most; then the one that nothing joined for longest is ended. */
  public static final int MOST_OPEN = 5_000;

  private final Rule rule;
  private final Results results;
  private final List<Map<String, Set<Open>>> byValue = new ArrayList<>();
  private final Map<List<String>, Open> byAll = new HashMap<>();
  private final Set<Open> incomplete = new LinkedHashSet<>();
  private final Set<Open> open = new LinkedHashSet<>();
  private long begun;
  private long evicted;
  private double now = Double.POSITIVE_INFINITY;

  /**
   * Gathers by a rule.
   *
   * @param fields how many fields decide which events belong together; with none all do
   */
  public Transactions(int fields, Rule rule, Results results) {
    this.rule = rule;
    this.results = results;
    for (int i = 0; i < fields; i++) {
      byValue.add(new HashMap<>());
    }
  }

  /**
   * When a transaction ends.
   *
   * @param span seconds from first to last event at most, 0 for no bound
   * @param pause seconds between two events at most, 0 for no bound
   * @param events how many it has at most
   * @param starts whether it is whole only with an event that starts one
   * @param ends whether it is begun only by an event that ends one
   * @param connected whether an event must share a value with it; otherwise it must only not
   *     contradict it
   */
  public record Rule(
      double span, double pause, long events, boolean starts, boolean ends, boolean connected) {}

  /**
   * An event.
   *
   * @param seconds when it was, since 1970
   * @param values of each field, in the order of the fields
   * @param starts whether it starts a transaction
   * @param ends whether it ends one
   */
  public record Event(
      long row, double seconds, List<Set<String>> values, boolean starts, boolean ends) {
    private boolean hasNone() {
      return values.stream().allMatch(Set::isEmpty);
    }

    private Optional<List<String>> all() {
      return values.stream().allMatch(each -> each.size() == 1)
          ? Optional.of(values.stream().map(each -> each.iterator().next()).toList())
          : Optional.empty();
    }
  }

  /** Takes what is found. */
  public interface Results {
    /** A row is of a transaction, which may go on. */
    void joined(long row, long transaction);

    /**
     * No more rows are of a transaction.
     *
     * @param closed whether a bound or an event ended it, and not the end of all events
     * @param whole whether it is what was asked for
     */
    void ended(long transaction, boolean closed, boolean whole);

    /** A row is of no transaction. */
    void alone(long row);
  }

  private static final class Open {
    private final long number;
    private final double latest;
    private final List<Set<String>> values = new ArrayList<>();
    private Optional<List<String>> all = Optional.empty();
    private double earliest;
    private long events;

    private Open(long number, double latest, int fields) {
      this.number = number;
      this.latest = latest;
      for (int i = 0; i < fields; i++) {
        values.add(new HashSet<>());
      }
    }

    private boolean contradicts(Event event) {
      for (int i = 0; i < values.size(); i++) {
        Set<String> mine = values.get(i);
        Set<String> theirs = event.values().get(i);
        if (!mine.isEmpty() && !theirs.isEmpty() && theirs.stream().noneMatch(mine::contains)) {
          return true;
        }
      }
      return false;
    }
  }

  /** How many were ended because too many were open. */
  public long evicted() {
    return evicted;
  }

  /** Takes an event, none of which is newer than the one before it. */
  public void add(Event event) {
    now = event.seconds();
    if (!byValue.isEmpty() && event.hasNone()) {
      results.alone(event.row());
      return;
    }
    Optional<Open> found = find(event);
    if (rule.ends()) {
      if (!event.ends() && found.isEmpty()) {
        results.alone(event.row());
        return;
      }
      if (event.ends() && found.isPresent()) {
        end(found.get(), false);
        found = Optional.empty();
      }
    }
    Open transaction = found.orElseGet(() -> begin(event));
    join(transaction, event);
    if ((rule.starts() && event.starts()) || transaction.events >= rule.events()) {
      end(transaction, true);
    }
  }

  /** Ends what is still open. */
  public void end() {
    for (Open each : List.copyOf(open)) {
      end(each, false);
    }
  }

  private Open begin(Event event) {
    if (open.size() == MOST_OPEN) {
      Open longest = open.iterator().next();
      evicted += isOver(longest) ? 0 : 1;
      end(longest, false);
    }
    return new Open(begun++, event.seconds(), byValue.size());
  }

  private void join(Open transaction, Event event) {
    transaction.earliest = event.seconds();
    transaction.events++;
    for (int i = 0; i < byValue.size(); i++) {
      for (String value : event.values().get(i)) {
        if (transaction.values.get(i).add(value)) {
          byValue.get(i).computeIfAbsent(value, none -> new LinkedHashSet<>()).add(transaction);
        }
      }
    }
    boolean isComplete = transaction.values.stream().allMatch(each -> each.size() == 1);
    transaction.all.ifPresent(all -> byAll.remove(all, transaction));
    transaction.all =
        isComplete
            ? Optional.of(transaction.values.stream().map(each -> each.iterator().next()).toList())
            : Optional.empty();
    transaction.all.ifPresentOrElse(
        all -> {
          byAll.put(all, transaction);
          incomplete.remove(transaction);
        },
        () -> incomplete.add(transaction));
    open.remove(transaction);
    open.add(transaction);
    results.joined(event.row(), transaction.number);
  }

  private void end(Open transaction, boolean closed) {
    open.remove(transaction);
    incomplete.remove(transaction);
    transaction.all.ifPresent(all -> byAll.remove(all, transaction));
    for (int i = 0; i < byValue.size(); i++) {
      Map<String, Set<Open>> values = byValue.get(i);
      for (String value : transaction.values.get(i)) {
        values.computeIfPresent(
            value,
            (key, set) -> {
              set.remove(transaction);
              return set.isEmpty() ? null : set;
            });
      }
    }
    boolean ended = closed || isOver(transaction);
    results.ended(transaction.number, ended, ended || !rule.starts());
  }

  /** Whether nothing that comes now can be of it. */
  private boolean isOver(Open transaction) {
    return (rule.pause() > 0 && transaction.earliest - now > rule.pause())
        || (rule.span() > 0 && transaction.latest - now > rule.span());
  }

  private Optional<Open> find(Event event) {
    Optional<Open> found = candidate(event);
    while (found.isPresent() && isOver(found.get())) {
      end(found.get(), true);
      found = candidate(event);
    }
    return found;
  }

  private Optional<Open> candidate(Event event) {
    if (byValue.isEmpty()) {
      return open.stream().findFirst();
    }
    Optional<List<String>> all = event.all();
    if (all.isPresent()) {
      Open same = byAll.get(all.get());
      return same != null ? Optional.of(same) : latest(incomplete, event);
    }
    Set<Open> candidates = new LinkedHashSet<>();
    for (int i = 0; i < byValue.size(); i++) {
      for (String value : event.values().get(i)) {
        candidates.addAll(byValue.get(i).getOrDefault(value, Set.of()));
      }
    }
    return latest(rule.connected() ? candidates : open, event);
  }

  /** Of some, the one whose last event is nearest. */
  private Optional<Open> latest(Set<Open> candidates, Event event) {
    Optional<Open> nearest = Optional.empty();
    for (Open each : candidates) {
      if (!each.contradicts(event)
          && (!rule.connected() || shares(each, event))
          && (nearest.isEmpty() || each.earliest < nearest.get().earliest)) {
        nearest = Optional.of(each);
      }
    }
    return nearest;
  }

  private static boolean shares(Open transaction, Event event) {
    for (int i = 0; i < event.values().size(); i++) {
      Set<String> mine = transaction.values.get(i);
      if (event.values().get(i).stream().anyMatch(mine::contains)) {
        return true;
      }
    }
    return false;
  }
}
