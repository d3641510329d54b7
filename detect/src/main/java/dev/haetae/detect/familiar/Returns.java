package dev.haetae.detect.familiar;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * To how many networks one caller came back, within a time, in a later hour and after it was in
 * another.
 *
 * <p>Somebody who travels goes from one to the next, and back to two or three of them. Who sells
 * the use of a credential, or hides behind computers of others, comes from all of them by turns.
 */
final class Returns {
  /** More in one time are not told apart. */
  static final int MOST = 64;

  private long known = Long.MIN_VALUE;
  private long begun = Long.MIN_VALUE;
  private int most;
  private long last;
  private Map<Long, Long> seen = new LinkedHashMap<>();
  private Set<Long> again = new LinkedHashSet<>();
  private NamedAddresses addresses = new NamedAddresses();
  private EvidenceSample sample = new EvidenceSample();

  /** Goes on to a moment; where the time is over it begins anew. */
  void at(long moment, long within) {
    if (known == Long.MIN_VALUE) {
      known = moment;
    }
    if (begun == Long.MIN_VALUE || moment - begun > within) {
      begun = moment;
      most = Math.max(most, again.size());
      seen = new LinkedHashMap<>();
      again = new LinkedHashSet<>();
      addresses = new NamedAddresses();
      sample = new EvidenceSample();
    }
  }

  /** Takes the next call; whether it is the first time that the caller is back in its network. */
  boolean add(long network, long hour) {
    Long before = seen.get(network);
    boolean isBack = before != null && before < hour && last != network && again.add(network);
    if (before != null || seen.size() < MOST) {
      seen.put(network, hour);
    }
    last = network;
    return isBack;
  }

  /** To how many networks it came back. */
  int count() {
    return again.size();
  }

  /** The most of any time before. */
  int mostBefore() {
    return most;
  }

  /** For how long the caller has been known at a moment, microseconds. */
  long knownFor(long moment) {
    return moment - known;
  }

  /** Names where it came back to; of very many the first are named. */
  void from(String address) {
    addresses.add(address);
  }

  /** The addresses it came back to, with commas between. */
  String addresses() {
    return addresses.text(count());
  }

  /** When the time began, microseconds since 1970. */
  long begun() {
    return begun;
  }

  /** The calls with which it was back. */
  EvidenceSample evidence() {
    return sample;
  }

  /** How they are written. */
  static final Codec<Returns> CODEC =
      new Codec<>() {
        private final Codec<List<Long>> values = new ListCodec<>(Codec.LONG, MOST);

        @Override
        public void write(Returns returns, DataOutput to) throws IOException {
          to.writeLong(returns.known);
          to.writeLong(returns.begun);
          to.writeInt(returns.most);
          to.writeLong(returns.last);
          to.writeByte(returns.seen.size());
          for (Map.Entry<Long, Long> each : returns.seen.entrySet()) {
            to.writeLong(each.getKey());
            to.writeLong(each.getValue());
          }
          values.write(List.copyOf(returns.again), to);
          NamedAddresses.CODEC.write(returns.addresses, to);
          EvidenceSample.CODEC.write(returns.sample, to);
        }

        @Override
        public Returns read(DataInput from) throws IOException {
          Returns returns = new Returns();
          returns.known = from.readLong();
          returns.begun = from.readLong();
          returns.most = from.readInt();
          returns.last = from.readLong();
          int networks = from.readUnsignedByte();
          if (networks > MOST) {
            throw new IOException(networks + " networks where " + MOST + " are the most");
          }
          for (int each = 0; each < networks; each++) {
            returns.seen.put(from.readLong(), from.readLong());
          }
          returns.again = new LinkedHashSet<>(values.read(from));
          returns.addresses = NamedAddresses.CODEC.read(from);
          returns.sample = EvidenceSample.CODEC.read(from);
          return returns;
        }
      };
}
