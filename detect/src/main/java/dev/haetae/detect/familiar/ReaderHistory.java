package dev.haetae.detect.familiar;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a principal that reads: how it comes, and which sources it read.
 *
 * @param past on which days it came from where, with what
 * @param sources what it read, in the order in which it first did
 */
record ReaderHistory(Past past, List<Source> sources) {
  static final ReaderHistory UNKNOWN = new ReaderHistory(Past.NONE, List.of());

  /** Who reads more than so many has no settled sources, and is not told of. */
  private static final int MOST = 64;

  /**
   * What was read.
   *
   * @param hash of its name
   * @param isOdd whether its reader was known when it read it for the first time, and came then
   *     from another network with another program than ever
   * @param first hour
   * @param last hour
   * @param hours in so many of them
   */
  record Source(long hash, boolean isOdd, int first, int last, int hours) {
    Source oneMore(int hour) {
      return new Source(hash, isOdd, first, Math.max(last, hour), hours + 1);
    }

    static final Codec<Source> CODEC =
        new Codec<>() {
          @Override
          public void write(Source source, DataOutput to) throws IOException {
            to.writeLong(source.hash);
            to.writeBoolean(source.isOdd);
            to.writeInt(source.first);
            to.writeInt(source.last);
            to.writeInt(source.hours);
          }

          @Override
          public Source read(DataInput from) throws IOException {
            return new Source(
                from.readLong(),
                from.readBoolean(),
                from.readInt(),
                from.readInt(),
                from.readInt());
          }
        };
  }

  /** Copies the list. */
  ReaderHistory {
    sources = List.copyOf(sources);
  }

  /** What is known of a source. */
  Optional<Source> source(long hash) {
    return sources.stream().filter(source -> source.hash() == hash).findFirst();
  }

  /** How many others it took from. */
  int sourcesBut(Source one) {
    return (int) sources.stream().filter(source -> source.hash() != one.hash()).count();
  }

  /** Whether no more sources are learnt. */
  boolean isFull() {
    return sources.size() >= MOST;
  }

  /** With another past and a source as it is known now. */
  ReaderHistory with(Past changedPast, Source changed) {
    List<Source> all = new ArrayList<>(sources);
    all.removeIf(source -> source.hash() == changed.hash());
    all.add(changed);
    return new ReaderHistory(changedPast, all);
  }

  /** How it is written. */
  static final Codec<ReaderHistory> CODEC =
      new Codec<>() {
        private final Codec<List<Source>> sources = new ListCodec<>(Source.CODEC, MOST);

        @Override
        public void write(ReaderHistory reader, DataOutput to) throws IOException {
          Past.CODEC.write(reader.past, to);
          sources.write(reader.sources, to);
        }

        @Override
        public ReaderHistory read(DataInput from) throws IOException {
          return new ReaderHistory(Past.CODEC.read(from), sources.read(from));
        }
      };
}
