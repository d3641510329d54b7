package dev.haetae.search.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers messages into patterns, one pass, in the manner of Drain: a message goes by the number of
 * its words and its first words to a leaf, and there to the cluster most like it, or begins one.
 *
 * <p>What differs from Drain: messages are cut at any sign that is in no word, what is plainly a
 * value is marked before (Drain leaves that to patterns of the user's own), messages with names in
 * them are alike only when the names are the same, words that vary in both count neither as same
 * nor as different, and memory is bounded: after {@link #MOST} patterns what is like none is
 * counted apart.
 *
 * @see <a href="https://doi.org/10.1109/ICWS.2017.13">P. He, J. Zhu, Z. Zheng, M. R. Lyu: Drain: An
 *     Online Log Parsing Approach with Fixed Depth Tree, ICWS 2017</a>
 */
public final class Patterns {
  /** The most patterns that are told apart. */
  public static final int MOST = 1_000;

  /** The paper's: at least half of the words are the same. */
  private static final double LEAST_LIKENESS = 0.5;

  /** First words that lead to a leaf: the depth of 4 that Drain is mostly run with. */
  private static final int LEADING = 1;

  /** Different words at one place of the tree; more than these go one way. */
  private static final int MOST_BRANCHES = 100;

  private static final Set<String> SEVERITIES =
      Set.of("FATAL", "CRITICAL", "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "TRACE");

  private final int times;
  private final Map<String, Node> roots = new HashMap<>();
  private final List<Cluster> clusters = new ArrayList<>();
  private final long[] others;
  private final long[] totals;

  /** A place in the tree. */
  private static final class Node {
    private final Map<String, Node> next = new TreeMap<>();
    private final List<Cluster> clusters = new ArrayList<>();

    /** Where a word leads to; nowhere where there may be no more and no message went that way. */
    Optional<Node> branch(String word, boolean full) {
      String name = next.containsKey(word) || next.size() < MOST_BRANCHES ? word : Message.VARIABLE;
      return full
          ? Optional.ofNullable(next.get(name))
          : Optional.of(next.computeIfAbsent(name, each -> new Node()));
    }
  }

  /**
   * No messages yet.
   *
   * @param times how many times messages are of, to be held against each other
   */
  public Patterns(int times) {
    this.times = times;
    this.others = new long[times];
    this.totals = new long[times];
  }

  /** What some messages share. */
  public record Pattern(String text, List<Long> counts, Optional<String> severity) {
    public Pattern {
      counts = List.copyOf(counts);
    }
  }

  /** Takes a message of that time, counted from 0. */
  public void add(String text, int time) {
    totals[time]++;
    Message message = Message.of(text);
    boolean full = clusters.size() == MOST;
    Optional<Node> leaf = leaf(message, full);
    Optional<Cluster> nearest = leaf.flatMap(each -> nearest(each, message));
    if (nearest.isEmpty() && full) {
      others[time]++;
      return;
    }
    Cluster cluster = nearest.orElseGet(() -> new Cluster(message, times));
    if (nearest.isEmpty()) {
      leaf.orElseThrow().clusters.add(cluster);
      clusters.add(cluster);
    }
    cluster.add(message, time);
  }

  private Optional<Node> leaf(Message message, boolean full) {
    String shape = message.shape();
    Optional<Node> leaf =
        full
            ? Optional.ofNullable(roots.get(shape))
            : Optional.of(roots.computeIfAbsent(shape, each -> new Node()));
    for (int i = 0; i < Math.min(LEADING, message.words().size()); i++) {
      String word = routed(message.words().get(i));
      leaf = leaf.flatMap(each -> each.branch(word, full));
    }
    return leaf;
  }

  /** As in the paper: a word with a digit says nothing of the kind of message. */
  private static String routed(String word) {
    return word.chars().anyMatch(Character::isDigit) ? Message.VARIABLE : word;
  }

  private static Optional<Cluster> nearest(Node leaf, Message message) {
    Optional<Cluster> nearest = Optional.empty();
    double most = LEAST_LIKENESS;
    long fewest = Long.MAX_VALUE;
    for (Cluster cluster : leaf.clusters) {
      double likeness = cluster.likeness(message);
      long variables = cluster.variables();
      if (likeness > most || (likeness == most && variables < fewest)) {
        nearest = Optional.of(cluster);
        most = likeness;
        fewest = variables;
      }
    }
    return nearest;
  }

  /** The patterns, the most frequent first; those that came to be the same are one. */
  public List<Pattern> patterns() {
    Map<String, List<Long>> counts = new TreeMap<>();
    for (Cluster cluster : clusters) {
      List<Long> before = counts.get(cluster.text());
      List<Long> sum = new ArrayList<>();
      for (int time = 0; time < times; time++) {
        sum.add(cluster.count(time) + (before == null ? 0 : before.get(time)));
      }
      counts.put(cluster.text(), sum);
    }
    List<Pattern> all = new ArrayList<>();
    counts.forEach((text, each) -> all.add(new Pattern(text, each, severity(text))));
    all.sort(
        Comparator.comparingLong((Pattern each) -> each.counts().stream().mapToLong(n -> n).sum())
            .reversed()
            .thenComparing(Pattern::text));
    return all;
  }

  private static Optional<String> severity(String text) {
    return Message.of(text).words().stream()
        .map(word -> word.toUpperCase(Locale.ROOT))
        .filter(SEVERITIES::contains)
        .findFirst();
  }

  /** How many messages there were of that time. */
  public long total(int time) {
    return totals[time];
  }

  /** How many messages of all times were like none of the most patterns. */
  public long others() {
    long sum = 0;
    for (long each : others) {
      sum += each;
    }
    return sum;
  }
}
