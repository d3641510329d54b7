package dev.haetae.detect.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The greatest amount of each of the last {@value #MOST} hours in which there was any. */
public final class HourlyMost {
  /** A week. */
  public static final int MOST = 168;

  private long[] past = {};
  private int next;

  /** Notes what was the most of an hour that is over. */
  public void add(long most) {
    if (past.length < MOST) {
      past = Arrays.copyOf(past, past.length + 1);
      past[past.length - 1] = most;
    } else {
      past[next] = most;
      next = (next + 1) % MOST;
    }
  }

  /** How many hours are known. */
  public int hours() {
    return past.length;
  }

  /** The most of all hours known; 0 where none is. */
  public long most() {
    return Arrays.stream(past).max().orElse(0);
  }

  /** The median of the hours known; 0 where none is. */
  public long usual() {
    long[] sorted = past.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** Writes them. */
  public void write(DataOutput to) throws IOException {
    to.writeInt(past.length);
    for (long most : past) {
      to.writeLong(most);
    }
    to.writeInt(next);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException also where it is of another shape
   */
  public static HourlyMost read(DataInput from) throws IOException {
    HourlyMost read = new HourlyMost();
    int hours = from.readInt();
    if (hours < 0 || hours > MOST) {
      throw new IOException(hours + " hours");
    }
    read.past = new long[hours];
    for (int i = 0; i < hours; i++) {
      read.past[i] = from.readLong();
    }
    read.next = from.readInt();
    if (read.next < 0 || read.next >= MOST) {
      throw new IOException("hours of another shape");
    }
    return read;
  }
}
