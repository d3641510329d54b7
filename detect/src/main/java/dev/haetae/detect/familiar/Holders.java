package dev.haetae.detect.familiar;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How many hold the credential of one caller: so often it came, within a time, from another network
 * and with another build of a program at once.
 *
 * <p>Somebody who is on the move keeps a computer, and somebody with many tools sits in one place.
 * Machines that work with one key, as those of pipelines, are made alike, whatever address they are
 * lent. Strangers who found a key each have a place and a computer of their own.
 */
final class Holders {
  /** More in one time are not told apart. */
  static final int MOST = 64;

  private long begun = Long.MIN_VALUE;
  private int most;
  private Set<Long> networks = new LinkedHashSet<>();
  private Set<Long> builds = new LinkedHashSet<>();
  private int count;
  private NamedAddresses addresses = new NamedAddresses();
  private EvidenceSample sample = new EvidenceSample();

  /** Goes on to a moment; where the time is over it begins anew. */
  void at(long moment, long within) {
    if (begun == Long.MIN_VALUE || moment - begun > within) {
      begun = moment;
      most = Math.max(most, count);
      networks = new LinkedHashSet<>();
      builds = new LinkedHashSet<>();
      count = 0;
      addresses = new NamedAddresses();
      sample = new EvidenceSample();
    }
  }

  /** Takes the next call; whether both its network and its build are new, which is one more. */
  boolean add(long network, long build) {
    boolean isElsewhere = isNew(networks, network);
    boolean isOther = isNew(builds, build);
    count += isElsewhere && isOther ? 1 : 0;
    return isElsewhere && isOther;
  }

  private static boolean isNew(Set<Long> values, long value) {
    return values.size() < MOST && values.add(value);
  }

  /** How many hold it now. */
  int count() {
    return count;
  }

  /** The most of any time before. */
  int mostBefore() {
    return most;
  }

  /** Names where one more came from; of very many the first are named. */
  void from(String address) {
    addresses.add(address);
  }

  /** The addresses they came from, with commas between. */
  String addresses() {
    return addresses.text(count);
  }

  /** When the time began, microseconds since 1970. */
  long begun() {
    return begun;
  }

  /** The first calls of each. */
  EvidenceSample evidence() {
    return sample;
  }

  /** How they are written. */
  static final Codec<Holders> CODEC =
      new Codec<>() {
        private final Codec<List<Long>> values = new ListCodec<>(Codec.LONG, MOST);

        @Override
        public void write(Holders holders, DataOutput to) throws IOException {
          to.writeLong(holders.begun);
          to.writeInt(holders.most);
          to.writeInt(holders.count);
          values.write(List.copyOf(holders.networks), to);
          values.write(List.copyOf(holders.builds), to);
          NamedAddresses.CODEC.write(holders.addresses, to);
          EvidenceSample.CODEC.write(holders.sample, to);
        }

        @Override
        public Holders read(DataInput from) throws IOException {
          Holders holders = new Holders();
          holders.begun = from.readLong();
          holders.most = from.readInt();
          holders.count = from.readInt();
          holders.networks = new LinkedHashSet<>(values.read(from));
          holders.builds = new LinkedHashSet<>(values.read(from));
          holders.addresses = NamedAddresses.CODEC.read(from);
          holders.sample = EvidenceSample.CODEC.read(from);
          return holders;
        }
      };
}
