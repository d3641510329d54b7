package dev.haetae.detect.mechanism;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
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

  private static final long[] NONE = {};

  private long[] numbers = NONE;
  private int taken;
  private long offered;

  /** Offers one event more; its number is only asked for if it is taken. */
  public void offer(LongSupplier number) {
    offered++;
    if (offered <= FIRST || Long.bitCount(offered) == 1) {
      take(number.getAsLong());
    }
  }

  private void take(long number) {
    if (taken == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(1, 2 * taken));
    }
    numbers[taken++] = number;
  }

  /** How many events were offered. */
  public long offered() {
    return offered;
  }

  /** Numbers of the events taken, in the order they were offered. */
  public List<Long> numbers() {
    return Arrays.stream(numbers, 0, taken).boxed().toList();
  }

  /** How a sample is written. */
  public static final Codec<EvidenceSample> CODEC =
      new Codec<>() {
        @Override
        public void write(EvidenceSample sample, DataOutput to) throws IOException {
          to.writeLong(sample.offered);
          to.writeByte(sample.taken);
          for (int i = 0; i < sample.taken; i++) {
            to.writeLong(sample.numbers[i]);
          }
        }

        @Override
        public EvidenceSample read(DataInput from) throws IOException {
          EvidenceSample sample = new EvidenceSample();
          sample.offered = from.readLong();
          int count = from.readUnsignedByte();
          if (count > MOST) {
            throw new IOException("a sample of " + count + " events");
          }
          sample.numbers = new long[count];
          for (; sample.taken < count; sample.taken++) {
            sample.numbers[sample.taken] = from.readLong();
          }
          return sample;
        }
      };
}
