package dev.haetae.detect.rate;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much happened in the hours before, and in the hour that is open. Of the past its moments are
 * kept, each hour weighing half as much as one two weeks younger, and the hours in which nothing
 * happened count; so does one more in which as much happened as is thought ordinary of anything.
 *
 * <p>What an hour brings is taken for a count with a negative binomial distribution: a Poisson
 * count whose rate itself varies, as its spread tells, and is known only as well as it was seen.
 * How surprising an hour is, is told by Chernoff's bound of the chance of so much or more, which is
 * never too small a chance.
 *
 * @see <a href="https://doi.org/10.1002/sim.5595">Noufaily et al.: An improved algorithm for
 *     outbreak detection in multiple surveillance systems, 2013, for counts with such spread and
 *     old hours that weigh less</a>
 * @see <a href="https://doi.org/10.1214/aoms/1177729330">Chernoff, 1952</a>
 */
final class RateHistory {
  private static final double KEPT_AN_HOUR = Math.pow(0.5, 1.0 / (14 * 24));
  private static final double LN2 = Math.log(2);

  /** So many hours with anything come before it is judged. */
  private static final int LEAST_ACTIVE = 5;

  private final long firstHour;
  private double hours;
  private double sum;
  private double squares;
  private double counted;
  private double activeHours;
  private double most;
  private int active;
  private long hour;
  private double amount;
  private long events;
  private double told;
  private EvidenceSample evidence = new EvidenceSample();

  RateHistory(long firstHour) {
    this.firstHour = firstHour;
    this.hour = firstHour;
  }

  /**
   * What an hour was expected to bring, in units of what one event brings.
   *
   * @param mean how much
   * @param size of the negative binomial distribution: the smaller, the more it varies
   * @param unit what one event brings
   */
  record Expected(double mean, double size, double unit) {

    /** How surprising so much or more is. */
    double bits(double amount) {
      double x = amount / unit;
      if (x <= mean) {
        return 0;
      }
      double nats = x * Math.log(x / mean) - (x + size) * Math.log((x + size) / (mean + size));
      return nats / LN2;
    }
  }

  /** Adds what an event brings. What comes late counts in the hour that is open. */
  void add(double more, long now) {
    if (now > hour) {
      close(now);
    }
    amount += more;
    events++;
  }

  private void close(long now) {
    age(1);
    hours += 1;
    sum += amount;
    squares += amount * amount;
    counted += (double) events;
    most = Math.max(most, amount);
    if (events > 0) {
      activeHours += 1;
      active++;
    }
    long silent = now - hour - 1;
    if (silent > 0) {
      double kept = age(silent);
      hours += (1 - kept) / (1 - KEPT_AN_HOUR);
    }
    hour = now;
    amount = 0;
    events = 0;
    told = 0;
    evidence = new EvidenceSample();
  }

  private double age(long by) {
    double kept = Math.pow(KEPT_AN_HOUR, (double) by);
    hours *= kept;
    sum *= kept;
    squares *= kept;
    counted *= kept;
    activeHours *= kept;
    most *= kept;
    return kept;
  }

  /** How long it is watched, hours. */
  long watched() {
    return hour - firstHour;
  }

  /** Whether it was watched long enough. */
  boolean isJudged(UnusualRate.Limits limits) {
    return watched() >= limits.early() && active >= LEAST_ACTIVE;
  }

  /**
   * What the open hour was expected to bring.
   *
   * @param burst events of the hour that is thrown in
   */
  Expected expected(double burst) {
    double unit = sum > 0 && counted > 0 ? sum / counted : 1;
    double seen = sum / unit;
    double mean = (seen + burst) / (hours + 1);
    double spread =
        Math.max(0, (squares / unit / unit + burst * burst) / (hours + 1) - mean * mean);
    double known = seen + burst;
    double size = spread > mean ? Math.min(known, mean * mean / (spread - mean)) : known;
    return new Expected(mean, size, unit);
  }

  /** Whether to tell of the open hour: at first, and when it doubled since. */
  boolean tell() {
    if (amount < 2 * told) {
      return false;
    }
    told = amount;
    return true;
  }

  /** How much the open hour brought so far. */
  double amount() {
    return amount;
  }

  /** In how many events. */
  long events() {
    return events;
  }

  /** The most an hour brought before, less what age takes off. */
  double most() {
    return most;
  }

  /** What an hour brings in which anything happens. */
  double usual() {
    return activeHours > 0 ? sum / activeHours : 0;
  }

  /** The hour it was met first, counted from 1970. */
  long firstHour() {
    return firstHour;
  }

  /** Events of the open hour. */
  EvidenceSample evidence() {
    return evidence;
  }

  /** How it is written. */
  static final Codec<RateHistory> CODEC =
      new Codec<>() {
        @Override
        public void write(RateHistory history, DataOutput to) throws IOException {
          to.writeLong(history.firstHour);
          to.writeDouble(history.hours);
          to.writeDouble(history.sum);
          to.writeDouble(history.squares);
          to.writeDouble(history.counted);
          to.writeDouble(history.activeHours);
          to.writeDouble(history.most);
          to.writeInt(history.active);
          to.writeLong(history.hour);
          to.writeDouble(history.amount);
          to.writeLong(history.events);
          to.writeDouble(history.told);
          EvidenceSample.CODEC.write(history.evidence, to);
        }

        @Override
        public RateHistory read(DataInput from) throws IOException {
          RateHistory history = new RateHistory(from.readLong());
          history.hours = from.readDouble();
          history.sum = from.readDouble();
          history.squares = from.readDouble();
          history.counted = from.readDouble();
          history.activeHours = from.readDouble();
          history.most = from.readDouble();
          history.active = from.readInt();
          history.hour = from.readLong();
          history.amount = from.readDouble();
          history.events = from.readLong();
          history.told = from.readDouble();
          history.evidence = EvidenceSample.CODEC.read(from);
          return history;
        }
      };
}
