package dev.haetae.detect.network.guessing;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The latest tries of one address at one port of a machine: when they were and how large. */
final class Tries {
  private static final int MOST = 500;

  /** Half of the tries lie within so large a part of their median, around it. */
  private static final double SPREAD = 0.5;

  private final long[] times;
  private final long[] sizes;
  private final int[] ports;
  private long count;
  private long told;
  private boolean entered;
  private EvidenceSample evidence = new EvidenceSample();

  /** Remembers so many. */
  Tries(int remembered) {
    times = new long[remembered];
    sizes = new long[remembered];
    ports = new int[remembered];
  }

  /**
   * Notes a record. Another of a connection that goes on is no new try, and makes the one it
   * belongs to larger.
   *
   * @return whether it was a try
   */
  boolean add(long time, long callingPort, long bytes) {
    int port = (int) callingPort;
    int known = placeOf(port);
    if (known >= 0) {
      sizes[known] += bytes;
      return false;
    }
    int place = (int) (count++ % times.length);
    times[place] = time;
    sizes[place] = bytes;
    ports[place] = port;
    return true;
  }

  private int placeOf(int port) {
    for (int i = 0; i < Math.min(count, ports.length); i++) {
      if (ports[i] == port) {
        return i;
      }
    }
    return -1;
  }

  /** How many there were. */
  long count() {
    return count;
  }

  /** When the oldest of those remembered was. */
  long since() {
    return times[count < times.length ? 0 : (int) (count % times.length)];
  }

  /** Whether as many as are remembered lie within so many microseconds. */
  boolean areDense(long within) {
    return count >= times.length && times[(int) ((count - 1) % times.length)] - since() <= within;
  }

  /** Whether one is like the other: their quartiles lie close together. */
  boolean areAlike() {
    long[] sorted = sizes.clone();
    Arrays.sort(sorted);
    int quarter = sorted.length / 4;
    long spread = sorted[sorted.length - 1 - quarter] - sorted[quarter];
    return spread <= SPREAD * sorted[sorted.length / 2];
  }

  /** The median size of those remembered, bytes. */
  long usualSize() {
    long[] sorted = sizes.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  long told() {
    return told;
  }

  void told(long much) {
    told = much;
  }

  /** Whether it was told that one of them got in. */
  boolean hasEntered() {
    return entered;
  }

  void entered() {
    entered = true;
  }

  EvidenceSample evidence() {
    return evidence;
  }

  /** How tries are written. */
  static final Codec<Tries> CODEC =
      new Codec<>() {
        @Override
        public void write(Tries tries, DataOutput to) throws IOException {
          to.writeInt(tries.times.length);
          to.writeLong(tries.count);
          to.writeLong(tries.told);
          to.writeBoolean(tries.entered);
          for (int i = 0; i < tries.times.length; i++) {
            to.writeLong(tries.times[i]);
            to.writeLong(tries.sizes[i]);
            to.writeInt(tries.ports[i]);
          }
          EvidenceSample.CODEC.write(tries.evidence, to);
        }

        @Override
        public Tries read(DataInput from) throws IOException {
          int remembered = from.readInt();
          if (remembered < 1 || remembered > MOST) {
            throw new IOException(remembered + " tries");
          }
          Tries tries = new Tries(remembered);
          tries.count = from.readLong();
          tries.told = from.readLong();
          tries.entered = from.readBoolean();
          for (int i = 0; i < remembered; i++) {
            tries.times[i] = from.readLong();
            tries.sizes[i] = from.readLong();
            tries.ports[i] = from.readInt();
          }
          tries.evidence = EvidenceSample.CODEC.read(from);
          return tries;
        }
      };
}
