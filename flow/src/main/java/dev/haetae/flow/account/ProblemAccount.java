package dev.haetae.flow.account;

import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts problems by reason, and remembers the first places of each. Safe for several threads. */
public final class ProblemAccount implements ProblemSink {
  private static final int PLACES = 10;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem problem) -> problem.place().object())
          .thenComparingLong(problem -> problem.place().line())
          .thenComparing(Problem::detail);

  private final Map<Reason, Tally> tallies = new EnumMap<>(Reason.class);

  private static final class Tally {
    private long count;
    private final TreeSet<Problem> first = new TreeSet<>(BY_PLACE);
  }

  /**
   * Problems of one reason.
   *
   * @param count how many
   * @param first those whose places sort first, at most ten
   */
  public record Line(Reason reason, long count, List<Problem> first) {}

  @Override
  public synchronized void report(Problem problem) {
    Tally tally = tallies.computeIfAbsent(problem.reason(), unused -> new Tally());
    tally.count++;
    tally.first.add(problem);
    if (tally.first.size() > PLACES) {
      tally.first.pollLast();
    }
  }

  /** The account, a line a reason. */
  public synchronized List<Line> lines() {
    return tallies.entrySet().stream()
        .map(each ->
            new Line(each.getKey(), each.getValue().count, List.copyOf(each.getValue().first)))
        .toList();
  }

  /** How many problems there were. */
  public synchronized long count() {
    return tallies.values().stream().mapToLong(tally -> tally.count).sum();
  }

  /** Reports a failure of our own on an object, which must not end the rest. */
  public void reportFailure(String object, RuntimeException failure) {
    report(
        new Problem(
            Reason.UNREADABLE,
            Place.of(object),
            "Haetae failed on it, which is a mistake in Haetae: " + failure));
  }
}
