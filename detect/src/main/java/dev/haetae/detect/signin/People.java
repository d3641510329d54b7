package dev.haetae.detect.signin;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import dev.haetae.model.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first few people who came from a network.
 *
 * @param hashes of their names
 */
record People(List<Long> hashes) {
  private static final int MOST = 4;

  static final People NOBODY = new People(List.of());

  People {
    hashes = List.copyOf(hashes);
  }

  People and(String name) {
    long hash = Hashing.hash(name);
    if (hashes.size() == MOST || hashes.contains(hash)) {
      return this;
    }
    List<Long> more = new ArrayList<>(hashes);
    more.add(hash);
    return new People(more);
  }

  /** Whether somebody is among them. */
  boolean holds(String name) {
    return hashes.contains(Hashing.hash(name));
  }

  /** How many there are besides one. */
  int besides(String name) {
    return hashes.size() - (hashes.contains(Hashing.hash(name)) ? 1 : 0);
  }

  /** How they are written. */
  static final Codec<People> CODEC =
      new Codec<>() {
        private final Codec<List<Long>> all = new ListCodec<>(Codec.LONG, MOST);

        @Override
        public void write(People people, DataOutput to) throws IOException {
          all.write(people.hashes, to);
        }

        @Override
        public People read(DataInput from) throws IOException {
          return new People(all.read(from));
        }
      };
}
