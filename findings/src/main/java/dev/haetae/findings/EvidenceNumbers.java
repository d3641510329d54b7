package dev.haetae.findings;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The numbers of a finding's occurrences: the first and the last of them, and all where all are
 * asked for.
 */
final class EvidenceNumbers {
  /** How many occurrences are kept from the beginning, and how many from the end. */
  static final int KEPT = 20;

  private final boolean everyOne;
  private long[] first = new long[2];
  private int firsts;
  private long[] last = {};
  private long lasts;
  private long[] all = {};
  private int alls;

  EvidenceNumbers(boolean everyOne) {
    this.everyOne = everyOne;
  }

  /** Adds the next; one that is among those kept is the same occurrence again. */
  void add(long number) {
    if (isKept(number)) {
      return;
    }
    if (everyOne) {
      all = alls == all.length ? Arrays.copyOf(all, Math.max(8, alls * 2)) : all;
      all[alls++] = number;
    }
    if (firsts < KEPT) {
      first = firsts == first.length ? Arrays.copyOf(first, Math.min(KEPT, firsts * 2)) : first;
      first[firsts++] = number;
    } else {
      last = last.length == 0 ? new long[KEPT] : last;
      last[(int) (lasts++ % KEPT)] = number;
    }
  }

  /** None any more. */
  void clear() {
    firsts = 0;
    lasts = 0;
    alls = 0;
  }

  private boolean isKept(long number) {
    for (int i = 0; i < firsts; i++) {
      if (first[i] == number) {
        return true;
      }
    }
    for (int i = 0; i < Math.min(lasts, KEPT); i++) {
      if (last[i] == number) {
        return true;
      }
    }
    return false;
  }

  /** The first and the last, in the order they were added. */
  long[] kept() {
    int tail = (int) Math.min(lasts, KEPT);
    long[] kept = Arrays.copyOf(first, firsts + tail);
    for (int i = 0; i < tail; i++) {
      kept[firsts + i] = last[(int) ((lasts - tail + i) % KEPT)];
    }
    return kept;
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(everyOne);
    Saved.write(Arrays.copyOf(first, firsts), out);
    Saved.write(last, out);
    out.writeLong(lasts);
    Saved.write(Arrays.copyOf(all, alls), out);
  }

  static EvidenceNumbers read(DataInput in) throws IOException {
    EvidenceNumbers numbers = new EvidenceNumbers(in.readBoolean());
    numbers.first = Saved.numbers(in);
    numbers.firsts = numbers.first.length;
    numbers.first = Arrays.copyOf(numbers.first, Math.max(2, numbers.firsts));
    numbers.last = Saved.numbers(in);
    numbers.lasts = in.readLong();
    numbers.all = Saved.numbers(in);
    numbers.alls = numbers.all.length;
    return numbers;
  }

  /** Every number, each once, where all were asked for; else those kept. */
  long[] all() {
    return everyOne ? Arrays.stream(all, 0, alls).distinct().toArray() : kept();
  }
}
