package dev.haetae.detect.network.flood;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.sketch.DistinctCount;
import dev.haetae.detect.state.Codec;
import dev.haetae.model.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What went to one place, and what came back, within one count. */
final class Stream {
  private long since = Long.MIN_VALUE;
  private long packets;
  private long bytes;
  private long answers;
  private long records;
  private long told;
  private DistinctCount peers = new DistinctCount();
  private EvidenceSample evidence = new EvidenceSample();

  /** Begins to count anew where the last count is over. */
  void begin(long time, long within) {
    if (since == Long.MIN_VALUE || time - since > within) {
      since = time;
      packets = 0;
      bytes = 0;
      answers = 0;
      records = 0;
      told = 0;
      peers = new DistinctCount();
      evidence = new EvidenceSample();
    }
  }

  void sent(Flow flow, String peer) {
    packets += flow.packets();
    bytes += flow.bytes();
    records++;
    peers.add(Hashing.hash(peer));
  }

  void answered(Flow flow) {
    answers += flow.packets();
  }

  long since() {
    return since;
  }

  long packets() {
    return packets;
  }

  long bytes() {
    return bytes;
  }

  long answers() {
    return answers;
  }

  /** How many records told of it. */
  long records() {
    return records;
  }

  /** How many different machines were at the other end. */
  long peers() {
    return peers.estimate();
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

  /** How it is written. */
  static final Codec<Stream> CODEC =
      new Codec<>() {
        @Override
        public void write(Stream stream, DataOutput to) throws IOException {
          to.writeLong(stream.since);
          to.writeLong(stream.packets);
          to.writeLong(stream.bytes);
          to.writeLong(stream.answers);
          to.writeLong(stream.records);
          to.writeLong(stream.told);
          DistinctCount.CODEC.write(stream.peers, to);
          EvidenceSample.CODEC.write(stream.evidence, to);
        }

        @Override
        public Stream read(DataInput from) throws IOException {
          Stream stream = new Stream();
          stream.since = from.readLong();
          stream.packets = from.readLong();
          stream.bytes = from.readLong();
          stream.answers = from.readLong();
          stream.records = from.readLong();
          stream.told = from.readLong();
          stream.peers = DistinctCount.CODEC.read(from);
          stream.evidence = EvidenceSample.CODEC.read(from);
          return stream;
        }
      };
}
