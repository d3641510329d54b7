package dev.haetae.detect.dns;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What is measured of one host or one domain of it, with what shows it: some of the look-ups, some
 * of the names.
 */
final class Suspicion<T> {
  private static final int MOST_EXAMPLES = 5;
  private static final int LONGEST_EXAMPLE = 100;

  private final T measure;
  private final ArrayDeque<String> examples = new ArrayDeque<>(0);
  private EvidenceSample sample = new EvidenceSample();
  private boolean told;

  Suspicion(T measure) {
    this.measure = measure;
  }

  T measure() {
    return measure;
  }

  /** Shows one look-up more. */
  void show(String name, LongSupplier evidence) {
    if (!told) {
      sample.offer(evidence);
    }
    if (examples.size() == MOST_EXAMPLES) {
      examples.removeFirst();
    }
    examples.addLast(
        name.length() <= LONGEST_EXAMPLE ? name : name.substring(0, LONGEST_EXAMPLE) + "…");
  }

  /** Forgets what was shown: it begins anew. */
  void clear() {
    sample = new EvidenceSample();
    examples.clear();
    told = false;
  }

  /** Numbers of the look-ups shown that were not told yet; then they are taken as told. */
  List<Long> tell() {
    List<Long> numbers = told ? List.of() : List.copyOf(sample.numbers());
    told = true;
    return numbers;
  }

  /** The latest names shown, with commas between. */
  String examples() {
    return String.join(", ", examples);
  }

  /** How it is written, with a measure that is written so. */
  static <T> Codec<Suspicion<T>> codec(Codec<T> measures) {
    return new Codec<>() {
      private final Codec<List<String>> names = new ListCodec<>(Codec.TEXT, MOST_EXAMPLES);

      @Override
      public void write(Suspicion<T> suspicion, DataOutput to) throws IOException {
        measures.write(suspicion.measure, to);
        EvidenceSample.CODEC.write(suspicion.sample, to);
        to.writeBoolean(suspicion.told);
        names.write(List.copyOf(suspicion.examples), to);
      }

      @Override
      public Suspicion<T> read(DataInput from) throws IOException {
        Suspicion<T> suspicion = new Suspicion<>(measures.read(from));
        suspicion.sample = EvidenceSample.CODEC.read(from);
        suspicion.told = from.readBoolean();
        suspicion.examples.addAll(names.read(from));
        return suspicion;
      }
    };
  }
}
