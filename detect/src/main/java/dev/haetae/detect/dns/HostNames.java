package dev.haetae.detect.dns;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * Weighs all the domains one host looked up for a generator of names at work on it.
 *
 * <p>Each domain counts once, however often and below whatever subdomain it is met, so a search
 * list that fails for every name ({@code one.example.com.corp.example}) counts once. What its label
 * says ({@link NameJudge}) and whether it exists add up to a logarithm of a likelihood ratio. A
 * host at work with a generator still looks up other names, so the alternative is a mixture: a
 * share of its domains is generated. Three shares are followed at once, half, a tenth and a
 * fiftieth, so a resolver or forwarder that asks for thousands of hosts is held to what its own
 * many names make likely by chance. Each sum never falls below nothing (Page's cumulative sum,
 * <i>Continuous Inspection Schemes</i>, 1954), so a generator is noticed when it begins and not
 * drowned in what was before, and fades by half in a day.
 */
final class HostNames {
  /** From this weight on, a million to one against chance, it is a generator. */
  static final double THRESHOLD = 14;

  private static final double[] SHARES = {0.5, 0.1, 0.02};
  private static final double HALF_LIFE = Duration.ofHours(24).toNanos() / 1_000.0;
  private static final int MOST_DOMAINS = 1 << 13;
  private static final int FEWEST = 5;

  private static final double LEAST_LABEL = -2.5;
  private static final double MOST_LABEL = 4;

  /** Nine of ten generated domains do not exist; of those that people look up, one of twenty. */
  private static final double UNANSWERED = Math.log(0.9 / 0.05);

  private static final double ANSWERED = Math.log(0.1 / 0.95);

  private final SeenHashes domains = new SeenHashes(MOST_DOMAINS);
  private final double[] sums = new double[SHARES.length];
  private final int[] counts = new int[SHARES.length];
  private final long[] since = new long[SHARES.length];
  private long last = Long.MIN_VALUE;

  /**
   * Takes the next look-up. What is no domain of the internet counts nothing.
   *
   * @return whether its domain is new here and likelier generated than not
   */
  boolean add(LookUp lookUp, NameJudge judge) {
    DomainName name = lookUp.name();
    if (!name.known() || name.isReverse()) {
      return false;
    }
    fade(lookUp.time());
    boolean below = lookUp.isUnanswered();
    int start = below ? name.held() : name.registered();
    if (!domains.add(name.name(), start, name.name().length())) {
      return false;
    }
    int dot = name.name().indexOf('.', start);
    double label = judge.judge(name.name(), start, dot);
    double ratio = Math.max(LEAST_LABEL, Math.min(MOST_LABEL, label)) + exists(lookUp);
    for (int i = 0; i < SHARES.length; i++) {
      follow(i, ratio, lookUp.time());
    }
    return ratio > 0;
  }

  private static double exists(LookUp lookUp) {
    if (lookUp.isUnanswered()) {
      return UNANSWERED;
    }
    return lookUp.code().equals("NOERROR") ? ANSWERED : 0;
  }

  private void fade(long time) {
    if (last != Long.MIN_VALUE && time > last) {
      double left = Math.pow(0.5, (time - last) / HALF_LIFE);
      for (int i = 0; i < sums.length; i++) {
        sums[i] *= left;
      }
    }
    last = Math.max(last, time);
  }

  private void follow(int i, double ratio, long time) {
    if (sums[i] <= 0) {
      counts[i] = 0;
      since[i] = time;
    }
    sums[i] = Math.max(0, sums[i] + Math.log(1 - SHARES[i] + SHARES[i] * Math.exp(ratio)));
    counts[i] += ratio > 0 ? 1 : 0;
  }

  /** The weight of the evidence so far: the greatest of the sums with domains enough. */
  double weight() {
    int best = best();
    return counts[best] < FEWEST ? 0 : sums[best];
  }

  private int best() {
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] > sums[best] ? i : best;
    }
    return best;
  }

  /** How many domains speak for it. */
  int generated() {
    return counts[best()];
  }

  /** When the evidence began to grow, microseconds since 1970. */
  long since() {
    return since[best()];
  }

  /** How what is known of a host is written. */
  static final Codec<HostNames> CODEC =
      new Codec<>() {
        @Override
        public void write(HostNames host, DataOutput to) throws IOException {
          host.write(to);
        }

        @Override
        public HostNames read(DataInput from) throws IOException {
          return HostNames.read(from);
        }
      };

  /** Writes what is known of the host. */
  void write(DataOutput to) throws IOException {
    domains.write(to);
    to.writeLong(last);
    for (int i = 0; i < SHARES.length; i++) {
      to.writeDouble(sums[i]);
      to.writeInt(counts[i]);
      to.writeLong(since[i]);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException where the bytes are something else
   */
  static HostNames read(DataInput from) throws IOException {
    HostNames host = new HostNames();
    host.domains.read(from);
    host.last = from.readLong();
    for (int i = 0; i < SHARES.length; i++) {
      host.sums[i] = from.readDouble();
      host.counts[i] = from.readInt();
      host.since[i] = from.readLong();
    }
    return host;
  }
}
