package dev.haetae.detect.network.relay;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The different peers of a machine that called it or were called by it lately, as hashes. Of each
 * way at most so many are kept as it takes to tell; when there are more, the one met longest ago
 * gives way.
 */
final class RecentPeers {
  private static final int BOUND = 1024;

  private final Way called = new Way();
  private final Way callers = new Way();
  private long told = Long.MIN_VALUE;

  /** Those of one way. */
  private static final class Way {
    private long[] hashes = {};
    private long[] times = {};

    /** Meets one; with it, so many were met since. */
    int meet(long hash, long time, long since, int most) {
      forget(since);
      int place = place(hash, most);
      hashes[place] = hash;
      times[place] = time;
      return hashes.length;
    }

    private int place(long hash, int most) {
      int oldest = 0;
      for (int i = 0; i < hashes.length; i++) {
        if (hashes[i] == hash) {
          return i;
        }
        oldest = times[i] < times[oldest] ? i : oldest;
      }
      if (hashes.length >= most) {
        return oldest;
      }
      hashes = Arrays.copyOf(hashes, hashes.length + 1);
      times = Arrays.copyOf(times, times.length + 1);
      return hashes.length - 1;
    }

    private void forget(long since) {
      int kept = 0;
      for (int i = 0; i < hashes.length; i++) {
        if (times[i] >= since) {
          hashes[kept] = hashes[i];
          times[kept++] = times[i];
        }
      }
      hashes = Arrays.copyOf(hashes, kept);
      times = Arrays.copyOf(times, kept);
    }

    int count(long since) {
      forget(since);
      return hashes.length;
    }

    long first() {
      return Arrays.stream(times).min().orElse(Long.MAX_VALUE);
    }

    void write(DataOutput to) throws IOException {
      to.writeShort(hashes.length);
      for (int i = 0; i < hashes.length; i++) {
        to.writeLong(hashes[i]);
        to.writeLong(times[i]);
      }
    }

    void read(DataInput from) throws IOException {
      int count = from.readUnsignedShort();
      if (count > BOUND) {
        throw new IOException(count + " peers");
      }
      hashes = new long[count];
      times = new long[count];
      for (int i = 0; i < count; i++) {
        hashes[i] = from.readLong();
        times[i] = from.readLong();
      }
    }
  }

  /** A peer was called. */
  void calls(long peer, long time, long since, int most) {
    called.meet(peer, time, since, most);
  }

  /** A peer called. */
  void isCalledBy(long peer, long time, long since, int most) {
    callers.meet(peer, time, since, most);
  }

  /** How many were called since then. */
  int called(long since) {
    return called.count(since);
  }

  /** How many called since then. */
  int callers(long since) {
    return callers.count(since);
  }

  /** When the one met longest ago was met. */
  long first() {
    return Math.min(called.first(), callers.first());
  }

  /** Whether nothing was told since then; from now on, something was. */
  boolean tell(long time, long since) {
    if (told >= since) {
      return false;
    }
    told = time;
    return true;
  }

  /** How they are written. */
  static final Codec<RecentPeers> CODEC =
      new Codec<>() {
        @Override
        public void write(RecentPeers peers, DataOutput to) throws IOException {
          to.writeLong(peers.told);
          peers.called.write(to);
          peers.callers.write(to);
        }

        @Override
        public RecentPeers read(DataInput from) throws IOException {
          RecentPeers peers = new RecentPeers();
          peers.told = from.readLong();
          peers.called.read(from);
          peers.callers.read(from);
          return peers;
        }
      };
}
