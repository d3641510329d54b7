package dev.haetae.detect.network.beacon;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The latest calls of one machine to one place. They are regular where the median deviation from
 * the median interval is small and the quartiles lie evenly around the median, which a few missed
 * or doubled calls do not change.
 *
 * @see <a href="https://github.com/activecm/rita">RITA, which measures beacons by the median
 *     absolute deviation and by Bowley's skewness</a>
 */
final class Calls {
  /** So many are remembered. */
  static final int MOST = 64;

  private static final int FIRST = 8;

  /** So many connections may go on side by side, or be told of at so many places on their way. */
  private static final int PORTS = 4;

  private long[] seconds = new long[FIRST];
  private long[] sizes = new long[FIRST];
  private int next;
  private int kept;
  private long count;
  private long first;
  private final int[] lastPorts = new int[PORTS];
  private long told;
  private EvidenceSample evidence = new EvidenceSample();

  /**
   * Notes a record. The next record of a connection that goes on is no new call.
   *
   * @return whether it was a call
   */
  boolean add(long second, long callingPort, long bytes) {
    if (goesOn((int) callingPort) || (kept > 0 && second <= last())) {
      return false;
    }
    lastPorts[(int) (count % PORTS)] = (int) callingPort;
    first = count == 0 ? second : first;
    if (kept == seconds.length && kept < MOST) {
      seconds = Arrays.copyOf(seconds, 2 * kept);
      sizes = Arrays.copyOf(sizes, 2 * kept);
      next = kept;
    }
    seconds[next] = second;
    sizes[next] = bytes;
    next = (next + 1) % seconds.length;
    kept = Math.min(kept + 1, seconds.length);
    count++;
    return true;
  }

  private boolean goesOn(int port) {
    for (int i = 0; i < Math.min(count, PORTS); i++) {
      if (lastPorts[i] == port) {
        return true;
      }
    }
    return false;
  }

  private long last() {
    return seconds[(next + seconds.length - 1) % seconds.length];
  }

  private int oldest() {
    return kept < seconds.length ? 0 : next;
  }

  /** The time of the first call, seconds since 1970. */
  long since() {
    return first;
  }

  long count() {
    return count;
  }

  /** How many are remembered. */
  int kept() {
    return kept;
  }

  /** Seconds from the first call of all to the latest. */
  long span() {
    return kept == 0 ? 0 : last() - first;
  }

  /** The intervals between those remembered, sorted. */
  private long[] intervals() {
    long[] intervals = new long[Math.max(0, kept - 1)];
    for (int i = 0; i < intervals.length; i++) {
      int at = (oldest() + i) % seconds.length;
      intervals[i] = seconds[(at + 1) % seconds.length] - seconds[at];
    }
    Arrays.sort(intervals);
    return intervals;
  }

  /** The median interval, seconds. */
  long interval() {
    return median(intervals());
  }

  /** The median deviation from the median interval, as a part of it. */
  double jitter() {
    return deviation(intervals());
  }

  /** Bowley's skewness of the intervals: 0 where the quartiles lie evenly around the median. */
  double skewness() {
    long[] sorted = intervals();
    long low = sorted[sorted.length / 4];
    long high = sorted[sorted.length - 1 - sorted.length / 4];
    return high == low ? 0 : (double) (low + high - 2 * median(sorted)) / (high - low);
  }

  /** The median size of a call, bytes. */
  long size() {
    return median(sortedSizes());
  }

  /** The median deviation from it, as a part of it. */
  double unlikeness() {
    return deviation(sortedSizes());
  }

  private long[] sortedSizes() {
    long[] sorted = Arrays.copyOf(sizes, kept);
    Arrays.sort(sorted);
    return sorted;
  }

  private static long median(long[] sorted) {
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static double deviation(long[] sorted) {
    long median = median(sorted);
    if (median == 0) {
      return 1;
    }
    long[] deviations = new long[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      deviations[i] = Math.abs(sorted[i] - median);
    }
    Arrays.sort(deviations);
    return (double) median(deviations) / median;
  }

  long told() {
    return told;
  }

  void told(long much) {
    told = much;
  }

  EvidenceSample evidence() {
    return evidence;
  }

  /** How calls are written. */
  static final Codec<Calls> CODEC =
      new Codec<>() {
        @Override
        public void write(Calls calls, DataOutput to) throws IOException {
          to.writeByte(calls.seconds.length);
          to.writeByte(calls.next);
          to.writeByte(calls.kept);
          for (int i = 0; i < calls.kept; i++) {
            to.writeLong(calls.seconds[i]);
            to.writeLong(calls.sizes[i]);
          }
          to.writeLong(calls.count);
          to.writeLong(calls.first);
          for (int port : calls.lastPorts) {
            to.writeInt(port);
          }
          to.writeLong(calls.told);
          EvidenceSample.CODEC.write(calls.evidence, to);
        }

        @Override
        public Calls read(DataInput from) throws IOException {
          Calls calls = new Calls();
          int length = from.readUnsignedByte();
          calls.next = from.readUnsignedByte();
          calls.kept = from.readUnsignedByte();
          if (length < FIRST || length > MOST || calls.next >= length || calls.kept > length) {
            throw new IOException("calls of another shape");
          }
          calls.seconds = new long[length];
          calls.sizes = new long[length];
          for (int i = 0; i < calls.kept; i++) {
            calls.seconds[i] = from.readLong();
            calls.sizes[i] = from.readLong();
          }
          calls.count = from.readLong();
          calls.first = from.readLong();
          for (int i = 0; i < PORTS; i++) {
            calls.lastPorts[i] = from.readInt();
          }
          calls.told = from.readLong();
          calls.evidence = EvidenceSample.CODEC.read(from);
          return calls;
        }
      };
}
