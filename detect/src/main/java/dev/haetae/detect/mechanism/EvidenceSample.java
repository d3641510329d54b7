package dev.haetae.detect.mechanism;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The few of many events that are shown as evidence: the first ten, then ever rarer ones, the
 * sixteenth, the thirty-second and so on. Grows with the logarithm of what it was offered and needs
 * no chance, so that the same events give the same sample.
 */
public final class EvidenceSample {
  private static final int FIRST = 10;
  private static final int MOST = FIRST + 64;

  private final List<Long> numbers;
  private long offered;

  /** A sample of nothing. */
  public EvidenceSample() {
    this(new ArrayList<>(2), 0);
  }

  private EvidenceSample(List<Long> numbers, long offered) {
    this.numbers = numbers;
    this.offered = offered;
  }

  /** Offers one event more; its number is only asked for if it is taken. */
  public void offer(LongSupplier number) {
    offered++;
    if (offered <= FIRST || Long.bitCount(offered) == 1) {
      numbers.add(number.getAsLong());
    }
  }

  /** How many events were offered. */
  public long offered() {
    return offered;
  }

  /** Numbers of the events taken, in the order they were offered. */
  public List<Long> numbers() {
    return Collections.unmodifiableList(numbers);
  }

  /** How a sample is written. */
  public static final Codec<EvidenceSample> CODEC =
      new Codec<>() {
        @Override
        public void write(EvidenceSample sample, DataOutput to) throws IOException {
          to.writeLong(sample.offered);
          to.writeByte(sample.numbers.size());
          for (long number : sample.numbers) {
            to.writeLong(number);
          }
        }

        @Override
        public EvidenceSample read(DataInput from) throws IOException {
          long offered = from.readLong();
          int count = from.readUnsignedByte();
          if (count > MOST) {
            throw new IOException("a sample of " + count + " events");
          }
          List<Long> numbers = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            numbers.add(from.readLong());
          }
          return new EvidenceSample(numbers, offered);
        }
      };
}
