package dev.haetae.detect.network.unusual;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How many machines one machine called within an hour, and the most in any hour before. Machines
 * are known by a hash of their address.
 */
final class Reach {
  static final Reach NOTHING = new Reach(0, new long[0], 0, false);

  /** More of an hour are not told apart. */
  private static final int MOST = 256;

  private final long hour;

  /** Those of the hour, in order. */
  private final long[] called;

  private final int most;
  private final boolean told;

  private Reach(long hour, long[] called, int most, boolean told) {
    this.hour = hour;
    this.called = called;
    this.most = most;
    this.told = told;
  }

  /** The hour that is open, counted from 1970. */
  long hour() {
    return hour;
  }

  /** The most of any hour before. */
  int most() {
    return most;
  }

  /** Whether the hour was told of. */
  boolean told() {
    return told;
  }

  /** With a machine called in an hour; what comes late counts in the hour that is open. */
  Reach and(long machine, long now) {
    if (now > hour) {
      return new Reach(now, new long[] {machine}, Math.max(most, called.length), false);
    }
    int at = Arrays.binarySearch(called, machine);
    if (at >= 0 || called.length == MOST) {
      return this;
    }
    int place = -at - 1;
    long[] more = Arrays.copyOf(called, called.length + 1);
    System.arraycopy(called, place, more, place + 1, called.length - place);
    more[place] = machine;
    return new Reach(hour, more, most, told);
  }

  /** How many were called in the hour. */
  int size() {
    return called.length;
  }

  /** The same, told. */
  Reach beingTold() {
    return new Reach(hour, called, most, true);
  }

  /** How it is written. */
  static final Codec<Reach> CODEC =
      new Codec<>() {
        @Override
        public void write(Reach reach, DataOutput to) throws IOException {
          to.writeLong(reach.hour);
          to.writeInt(reach.most);
          to.writeBoolean(reach.told);
          to.writeInt(reach.called.length);
          for (long each : reach.called) {
            to.writeLong(each);
          }
        }

        @Override
        public Reach read(DataInput from) throws IOException {
          long hour = from.readLong();
          int most = from.readInt();
          boolean told = from.readBoolean();
          int size = from.readInt();
          if (size < 0 || size > MOST) {
            throw new IOException(size + " machines called");
          }
          long[] called = new long[size];
          for (int i = 0; i < size; i++) {
            called[i] = from.readLong();
          }
          return new Reach(hour, called, most, told);
        }
      };
}
