package dev.haetae.detect.baseline;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one principal, a group of peers or an account is used to: of each value met, in how many
 * hours it was, and when last. Values are known by a hash.
 *
 * <p>A value never met before is as likely as such values have proved to be: the share of values
 * met only once estimates the chance of the next one being new (Good, <i>The population frequencies
 * of species and the estimation of population parameters</i>, 1953), with one more thrown in, so
 * that little seen proves little. Which of the new ones it will be is a question for the next
 * level: a principal's peers, then its account. What those learn is not how often something
 * happened but that it was new to one of theirs (the continuation counts of Kneser and Ney,
 * <i>Improved backing-off for m-gram language modeling</i>, 1995; Teh, <i>A hierarchical Bayesian
 * language model based on Pitman-Yor processes</i>, 2006, derives them), so that a level answers
 * exactly the question it is asked: of what was new to somebody, how much was new to all?
 *
 * <p>Values are held in order of their keys: 16 bytes each. A key begins with what the value is a
 * value of, so that those to be compared lie side by side. Once there are too many of those, they
 * are given up for a mark that says that anything goes: who uses ten thousand buckets has no habit
 * of using one. Counts halve in {@value #HALF_LIFE_DAYS} days, and what was not met for {@value
 * #FORGOTTEN_DAYS} days is forgotten.
 */
final class Habits {
  /** Days in which a count halves. */
  static final int HALF_LIFE_DAYS = 30;

  /** Days after which a value that was not met again is forgotten. */
  static final int FORGOTTEN_DAYS = 90;

  private static final int VALUE_BITS = 40;
  private static final long VALUE_MASK = (1L << VALUE_BITS) - 1;
  private static final int HOURS_A_DAY = 24;

  /** A value in use is news to the next level again after so long, so that it is not forgotten. */
  private static final int RENEWAL_HOURS = 30 * HOURS_A_DAY;

  private static final float UNSEEN = 0.001f;
  private static final float MORE_THAN_ONCE = 1.5f;

  /** From so many values of all kinds on, new kinds are not told apart by value any more. */
  private static final int MANY_VALUES = 1 << 15;

  private static final int MOST_VALUES = 1 << 16;

  private long[] keys;
  private float[] counts;
  private int[] hours;
  private int size;
  private final int since;
  private int latest;
  private int agedDay;
  private int activeHours;

  /** Habits of somebody first met in this hour. */
  Habits(int hour) {
    this(new long[4], new float[4], new int[4], hour);
    this.latest = hour - 1;
    this.agedDay = hour / HOURS_A_DAY;
  }

  private Habits(long[] keys, float[] counts, int[] hours, int since) {
    this.keys = keys;
    this.counts = counts;
    this.hours = hours;
    this.since = since;
  }

  /**
   * The key of a value.
   *
   * @param kind a hash of what it is a value of
   * @param value a hash of the value
   */
  static long key(long kind, long value) {
    long key = (kind << VALUE_BITS) | (value & VALUE_MASK);
    // All ones is the mark that anything goes.
    return isMark(key) ? key - 1 : key;
  }

  private static long mark(long key) {
    return key | VALUE_MASK;
  }

  private static boolean isMark(long key) {
    return (key & VALUE_MASK) == VALUE_MASK;
  }

  /** The hour of the first thing met. */
  int since() {
    return since;
  }

  /** The hour of the last thing met. */
  int latest() {
    return latest;
  }

  /** In how many hours before this one anything was met. */
  int activeHoursBefore(int hour) {
    return latest >= hour ? activeHours - 1 : activeHours;
  }

  /** How many values are kept. */
  int size() {
    return size;
  }

  /**
   * How a value stands among those of its kind.
   *
   * @param tail the chance that the next value is no commoner; of one never met, that it is one
   *     such
   * @param hours in how many hours this value was met, as far as not forgotten
   * @param isAnything whether there were too many values to have a habit
   */
  record Standing(double tail, double hours, boolean isAnything) {
    private static final Standing ANYTHING = new Standing(1, 0, true);

    boolean isNew() {
      return hours == 0 && !isAnything;
    }
  }

  /** How a value stood before this hour: what the hour itself brought does not count. */
  Standing before(int hour, long key) {
    int from = first(key);
    int to = end(from, key);
    if (isGivenUp(from, to)) {
      return Standing.ANYTHING;
    }
    double total = 0;
    double once = 0;
    for (int at = from; at < to; at++) {
      double count = before(hour, at);
      total += count;
      once += count < MORE_THAN_ONCE ? count : 0;
    }
    double own = before(hour, Arrays.binarySearch(keys, 0, size, key));
    double rarer = own > 0 ? noCommoner(hour, from, to, Shares.classOf(own, total), total) : 0;
    return new Standing(Shares.tail(rarer, once, total), own, false);
  }

  private double noCommoner(int hour, int from, int to, int rarity, double total) {
    double sum = 0;
    for (int at = from; at < to; at++) {
      double count = before(hour, at);
      if (count > 0 && Shares.classOf(count, total) >= rarity) {
        sum += count;
      }
    }
    return sum;
  }

  /**
   * How the values of the kind of a key shared what was met before this hour; nothing where there
   * were too many to have a habit.
   */
  Optional<Shares> sharesBefore(int hour, long key) {
    int from = first(key);
    int to = end(from, key);
    if (isGivenUp(from, to)) {
      return Optional.empty();
    }
    double[] met = new double[to - from];
    double once = 0;
    for (int at = from; at < to; at++) {
      met[at - from] = before(hour, at);
      once += met[at - from] < MORE_THAN_ONCE ? met[at - from] : 0;
    }
    return Optional.of(Shares.of(met, once));
  }

  private boolean isGivenUp(int from, int to) {
    return to > from && isMark(keys[to - 1]);
  }

  /** The index after the last value of the kind of a key, of which the first is at {@code from}. */
  private int end(int from, long key) {
    int to = from;
    while (to < size && mark(keys[to]) == mark(key)) {
      to++;
    }
    return to;
  }

  private double before(int hour, int at) {
    if (at < 0) {
      return 0;
    }
    float count = hours[at] >= hour ? counts[at] - 1 : counts[at];
    return count < UNSEEN ? 0 : count;
  }

  private int first(long key) {
    int at = Arrays.binarySearch(keys, 0, size, mark(key) & ~VALUE_MASK);
    return at < 0 ? -at - 1 : at;
  }

  /** Notes that something was met in an hour, whatever it was. */
  void touch(int hour) {
    if (hour > latest) {
      latest = hour;
      activeHours++;
      age(hour);
    }
  }

  /**
   * Learns that a value was met in an hour; once an hour.
   *
   * @param most values of one kind that are kept
   * @return whether it is news to those who asked: new, or not met for long
   */
  boolean learn(int hour, long key, int most) {
    int marked = Arrays.binarySearch(keys, 0, size, mark(key));
    if (marked >= 0) {
      hours[marked] = hour;
      return false;
    }
    int at = Arrays.binarySearch(keys, 0, size, key);
    if (at < 0) {
      if (size == MOST_VALUES) {
        return false;
      }
      insert(-at - 1, key, hour);
      giveUpMany(key, size > MANY_VALUES ? 0 : most, hour);
      return true;
    }
    if (hours[at] >= hour) {
      return false;
    }
    boolean isNews = hours[at] / RENEWAL_HOURS != hour / RENEWAL_HOURS;
    counts[at]++;
    hours[at] = hour;
    return isNews;
  }

  private void insert(int at, long key, int hour) {
    if (size == keys.length) {
      int length = size + Math.max(4, size / 4);
      keys = Arrays.copyOf(keys, length);
      counts = Arrays.copyOf(counts, length);
      hours = Arrays.copyOf(hours, length);
    }
    System.arraycopy(keys, at, keys, at + 1, size - at);
    System.arraycopy(counts, at, counts, at + 1, size - at);
    System.arraycopy(hours, at, hours, at + 1, size - at);
    keys[at] = key;
    counts[at] = 1;
    hours[at] = hour;
    size++;
  }

  private void giveUpMany(long key, int most, int hour) {
    int from = first(key);
    int to = end(from, key);
    if (to - from > most) {
      keys[from] = mark(key);
      hours[from] = hour;
      counts[from] = 1;
      System.arraycopy(keys, to, keys, from + 1, size - to);
      System.arraycopy(counts, to, counts, from + 1, size - to);
      System.arraycopy(hours, to, hours, from + 1, size - to);
      size -= to - from - 1;
    }
  }

  /** Once a day counts shrink, and what was not met for long is forgotten. */
  private void age(int hour) {
    int day = hour / HOURS_A_DAY;
    if (day <= agedDay) {
      return;
    }
    float factor = (float) Math.pow(0.5, (day - agedDay) / (double) HALF_LIFE_DAYS);
    agedDay = day;
    int kept = 0;
    for (int at = 0; at < size; at++) {
      if (hour - hours[at] <= FORGOTTEN_DAYS * HOURS_A_DAY) {
        keys[kept] = keys[at];
        hours[kept] = hours[at];
        counts[kept] = counts[at] * factor;
        kept++;
      }
    }
    size = kept;
  }

  /** The values of a kind met before this hour in the most hours, commonest first. */
  long[] commonest(int hour, long kindOf, int most) {
    long[] best = new long[most];
    double[] weights = new double[most];
    int found = 0;
    for (int at = first(kindOf); at < size && mark(keys[at]) == mark(kindOf); at++) {
      double weight = before(hour, at);
      if (isMark(keys[at]) || weight == 0 || (found == most && weight <= weights[most - 1])) {
        continue;
      }
      int place = Math.min(found, most - 1);
      while (place > 0 && weights[place - 1] < weight) {
        weights[place] = weights[place - 1];
        best[place] = best[place - 1];
        place--;
      }
      weights[place] = weight;
      best[place] = keys[at];
      found = Math.min(most, found + 1);
    }
    return Arrays.copyOf(best, found);
  }

  /** Other values of the kind of one that were met in this hour and never before. */
  List<Long> otherFirsts(int hour, long one) {
    List<Long> firsts = new ArrayList<>();
    int from = first(one);
    int to = end(from, one);
    for (int at = from; at < to; at++) {
      if (keys[at] != one && hours[at] == hour && before(hour, at) == 0 && !isMark(keys[at])) {
        firsts.add(keys[at]);
      }
    }
    return firsts;
  }

  /** How habits are written. */
  static final Codec<Habits> CODEC =
      new Codec<>() {
        @Override
        public void write(Habits habits, DataOutput to) throws IOException {
          to.writeInt(habits.since);
          to.writeInt(habits.latest);
          to.writeInt(habits.agedDay);
          to.writeInt(habits.activeHours);
          to.writeInt(habits.size);
          for (int at = 0; at < habits.size; at++) {
            to.writeLong(habits.keys[at]);
            to.writeFloat(habits.counts[at]);
            to.writeInt(habits.hours[at]);
          }
        }

        @Override
        public Habits read(DataInput from) throws IOException {
          int since = from.readInt();
          int latest = from.readInt();
          int agedDay = from.readInt();
          int activeHours = from.readInt();
          int size = from.readInt();
          if (size < 0 || size > MOST_VALUES) {
            throw new IOException("habits of " + size + " values");
          }
          Habits habits = new Habits(new long[size], new float[size], new int[size], since);
          habits.latest = latest;
          habits.agedDay = agedDay;
          habits.activeHours = activeHours;
          habits.size = size;
          for (int at = 0; at < size; at++) {
            habits.keys[at] = from.readLong();
            habits.counts[at] = from.readFloat();
            habits.hours[at] = from.readInt();
          }
          return habits;
        }
      };
}
