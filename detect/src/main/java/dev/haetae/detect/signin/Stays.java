package dev.haetae.detect.signin;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The places one person was seen at; the one left longest ago is forgotten where there are many.
 *
 * @param all each place once
 */
record Stays(List<Stay> all) {
  private static final int MOST = 16;

  static final Stays NONE = new Stays(List.of());

  Stays {
    all = List.copyOf(all);
  }

  /** With one more. */
  Stays and(Stay now) {
    List<Stay> more = new ArrayList<>();
    Stay here = now;
    for (Stay each : all) {
      if (each.isAt(now)) {
        here = each.again(now);
      } else {
        more.add(each);
      }
    }
    if (more.size() == MOST) {
      more.remove(more.stream().min(Comparator.comparingLong(Stay::last)).orElseThrow());
    }
    more.add(here);
    return new Stays(more);
  }

  /** When they were first seen where they are now. */
  long first(Stay now) {
    return all.stream().filter(now::isAt).mapToLong(Stay::first).findFirst().orElse(now.first());
  }

  /** How they are written. */
  static final Codec<Stays> CODEC =
      new Codec<>() {
        private final Codec<List<Stay>> all = new ListCodec<>(Stay.CODEC, MOST);

        @Override
        public void write(Stays stays, DataOutput to) throws IOException {
          all.write(stays.all, to);
        }

        @Override
        public Stays read(DataInput from) throws IOException {
          return new Stays(all.read(from));
        }
      };
}
