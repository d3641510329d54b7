package dev.haetae.detect.familiar;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * On which days a caller used which values of one kind: networks, or programs. Days are counted
 * since 1970 (UTC). Values are known by a hash.
 *
 * @param values those used, in the order in which they were first met
 * @param manySince the day from which on there were too many to be listed; {@link #NEVER}
 */
record Used(List<Value> values, int manySince) {
  /** No day. */
  static final int NEVER = Integer.MAX_VALUE;

  /** What of a hash tells a value from others near to it; the rest they have in common. */
  static final int NEAR_BITS = 32;

  static final Used NOTHING = new Used(List.of(), NEVER);

  /** Values listed; who uses more is not known by them. */
  private static final int MOST = 32;

  /**
   * A value.
   *
   * @param hash of it
   * @param first day it was met
   * @param last day it was met
   * @param days on how many days it was met
   */
  record Value(long hash, int first, int last, int days) {
    private int daysBefore(int day) {
      return last >= day ? days - 1 : days;
    }

    private boolean isUsedBefore(Value later, int least) {
      return later.first() - first >= least && days >= least && last > later.first();
    }
  }

  /** Copies the list. */
  Used {
    values = List.copyOf(values);
  }

  /** With a value met on a day, which is not before any taken in. */
  Used and(long hash, int day) {
    for (int at = 0; at < values.size(); at++) {
      Value known = values.get(at);
      if (known.hash() == hash) {
        return known.last() >= day
            ? this
            : with(at, new Value(hash, known.first(), day, known.days() + 1));
      }
    }
    if (values.size() == MOST) {
      return manySince == NEVER ? new Used(values, day) : this;
    }
    List<Value> more = new ArrayList<>(values);
    more.add(new Value(hash, day, day, 1));
    return new Used(more, manySince);
  }

  private Used with(int at, Value value) {
    List<Value> changed = new ArrayList<>(values);
    changed.set(at, value);
    return new Used(changed, manySince);
  }

  /** Without what was last met before a day. */
  Used since(int day) {
    return values.stream().allMatch(value -> value.last() >= day)
        ? this
        : new Used(values.stream().filter(value -> value.last() >= day).toList(), manySince);
  }

  /** How many values were met before this day. */
  int metBefore(int day) {
    return (int) values.stream().filter(value -> value.first() < day).count();
  }

  /** On how many days before this one a value was met. */
  int daysBefore(int day, long hash) {
    return values.stream()
        .filter(value -> value.hash() == hash)
        .mapToInt(value -> value.daysBefore(day))
        .sum();
  }

  /** Whether a value was met on no day before this one. */
  boolean isNew(int day, long hash) {
    return daysBefore(day, hash) == 0;
  }

  /** Whether a value that has the same upper half was met before this day. */
  boolean isNear(int day, long hash) {
    return values.stream()
        .anyMatch(value -> value.first() < day && value.hash() >>> NEAR_BITS == hash >>> NEAR_BITS);
  }

  /** Whether a value was met on this day or later. */
  boolean isMetSince(int day, long hash) {
    return values.stream().anyMatch(value -> value.hash() == hash && value.last() >= day);
  }

  /**
   * Whether a value was met after another that was in use for so many days before, and still is in
   * use after the day on which this one was first met.
   */
  boolean wasBesides(long hash, int days) {
    return values.stream()
        .filter(value -> value.hash() == hash)
        .anyMatch(value -> values.stream().anyMatch(old -> old.isUsedBefore(value, days)));
  }

  /**
   * How likely a value never met is, by the days before this one: the share of values met only once
   * estimates the chance of the next one being new (Good, <i>The population frequencies of species
   * and the estimation of population parameters</i>, 1953), with one more thrown in.
   */
  double chanceOfNew(int day) {
    if (manySince < day) {
      return 1;
    }
    int all = 0;
    int once = 0;
    for (Value value : values) {
      int days = value.daysBefore(day);
      all += days;
      once += days == 1 ? 1 : 0;
    }
    return (once + 1.0) / (all + 1);
  }

  /** How they are written. */
  static final Codec<Used> CODEC =
      new Codec<>() {
        @Override
        public void write(Used used, DataOutput to) throws IOException {
          to.writeInt(used.manySince);
          to.writeByte(used.values.size());
          for (Value value : used.values) {
            to.writeLong(value.hash);
            to.writeInt(value.first);
            to.writeInt(value.last);
            to.writeInt(value.days);
          }
        }

        @Override
        public Used read(DataInput from) throws IOException {
          int many = from.readInt();
          int count = from.readUnsignedByte();
          List<Value> values = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            values.add(new Value(from.readLong(), from.readInt(), from.readInt(), from.readInt()));
          }
          return new Used(values, many);
        }
      };
}
