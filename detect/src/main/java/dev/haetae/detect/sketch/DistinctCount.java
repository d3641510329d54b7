package dev.haetae.detect.sketch;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How many different things were met, in at most 512 bytes: exact up to 64, then by HyperLogLog
 * with 512 registers, whose standard error is 4.6 %.
 *
 * @see <a href="https://doi.org/10.46298/dmtcs.3545">Flajolet, Fusy, Gandouet, Meunier:
 *     HyperLogLog, 2007</a>
 */
public final class DistinctCount {
  private static final int EXACT = 64;
  private static final int BITS = 9;
  private static final int REGISTERS = 1 << BITS;
  private static final double CORRECTION = 0.7213 / (1 + 1.079 / REGISTERS);

  private static final long[] NO_HASHES = {};
  private static final byte[] NO_REGISTERS = {};

  // Most counts are of one thing and there are millions of counts, so they begin with nothing.
  private long[] hashes = NO_HASHES;
  private int count;
  private byte[] registers = NO_REGISTERS;

  /**
   * Counts a thing by its well mixed hash.
   *
   * @return whether it is surely new; once counting is not exact any more, only some new ones are
   */
  public boolean add(long hash) {
    if (registers.length > 0) {
      return register(hash);
    }
    if (holds(hash)) {
      return false;
    }
    if (count == EXACT) {
      registers = new byte[REGISTERS];
      for (int i = 0; i < count; i++) {
        register(hashes[i]);
      }
      hashes = NO_HASHES;
      count = 0;
      return register(hash);
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count == 0 ? 1 : Math.min(EXACT, 3 * count));
    }
    hashes[count++] = hash;
    return true;
  }

  /** Whether it was met; only known while counting is exact. */
  public boolean holds(long hash) {
    for (int i = 0; i < count && registers.length == 0; i++) {
      if (hashes[i] == hash) {
        return true;
      }
    }
    return false;
  }

  /** Takes a thing out again; only done while counting is exact. */
  public void remove(long hash) {
    for (int i = 0; i < count && registers.length == 0; i++) {
      if (hashes[i] == hash) {
        hashes[i] = hashes[--count];
        return;
      }
    }
  }

  private boolean register(long hash) {
    int place = (int) (hash >>> (64 - BITS));
    byte rank = (byte) (Long.numberOfLeadingZeros(hash << BITS | 1L << (BITS - 1)) + 1);
    if (rank <= registers[place]) {
      return false;
    }
    registers[place] = rank;
    return true;
  }

  /** How many were met. */
  public long estimate() {
    if (registers.length == 0) {
      return count;
    }
    double sum = 0;
    int empty = 0;
    for (byte rank : registers) {
      sum += 1.0 / (1L << rank);
      empty += rank == 0 ? 1 : 0;
    }
    double raw = CORRECTION * REGISTERS * REGISTERS / sum;
    if (raw <= 2.5 * REGISTERS && empty > 0) {
      return Math.round(REGISTERS * Math.log((double) REGISTERS / empty));
    }
    return Math.round(raw);
  }

  /** How a count is written. */
  public static final Codec<DistinctCount> CODEC =
      new Codec<>() {
        @Override
        public void write(DistinctCount value, DataOutput to) throws IOException {
          boolean exact = value.registers.length == 0;
          to.writeByte(exact ? value.count : -1);
          for (int i = 0; i < value.count && exact; i++) {
            to.writeLong(value.hashes[i]);
          }
          to.write(value.registers);
        }

        @Override
        public DistinctCount read(DataInput from) throws IOException {
          DistinctCount read = new DistinctCount();
          int count = from.readByte();
          if (count > EXACT) {
            throw new IOException("an exact count of " + count);
          }
          if (count < 0) {
            read.registers = new byte[REGISTERS];
            from.readFully(read.registers);
            return read;
          }
          read.hashes = new long[count];
          for (; read.count < count; read.count++) {
            read.hashes[read.count] = from.readLong();
          }
          return read;
        }
      };
}
