package dev.haetae.detect.chain;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What was handed out under one name of a session.
 *
 * @param latest the latest
 * @param several whether others than its origin were handed a session of this name too, so that the
 *     name does not tell whose it is
 */
record Issued(Ancestry latest, boolean several) {
  /** With one more. */
  Issued and(Ancestry more) {
    boolean same =
        more.first().by().equals(latest.first().by())
            && more.first().kind().equals(latest.first().kind());
    return new Issued(more, several || !same);
  }

  /** How one is written. */
  static final Codec<Issued> CODEC =
      new Codec<>() {
        @Override
        public void write(Issued issued, DataOutput to) throws IOException {
          Ancestry.CODEC.write(issued.latest, to);
          to.writeBoolean(issued.several);
        }

        @Override
        public Issued read(DataInput from) throws IOException {
          return new Issued(Ancestry.CODEC.read(from), from.readBoolean());
        }
      };
}
