package dev.haetae.detect.machine;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.event.Event;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * The address that a name of a machine stands for.
 *
 * @param address the last one it was met with
 * @param last when that was
 * @param mixed when it last stood for two at a time; {@link Event#NO_TIME} where it never did
 */
record Named(String address, long last, long mixed) {
  /** Two addresses within this are two machines of one name; later ones are the next machine. */
  private static final long AT_A_TIME = Duration.ofDays(1).toNanos() / 1_000;

  /** A name that was of two machines is trusted again after this. */
  private static final long MISTRUST = Duration.ofDays(7).toNanos() / 1_000;

  static Named first(String address, long time) {
    return new Named(address, time, Event.NO_TIME);
  }

  Named metWith(String other, long time) {
    boolean isMixed = !other.equals(address) && time - last < AT_A_TIME;
    return new Named(other, Math.max(last, time), isMixed ? time : mixed);
  }

  /** Whether it stands for one machine, as far as is known. */
  boolean isSure() {
    return mixed == Event.NO_TIME || last - mixed > MISTRUST;
  }

  static final Codec<Named> CODEC =
      new Codec<>() {
        @Override
        public void write(Named named, DataOutput to) throws IOException {
          Texts.write(named.address, to);
          to.writeLong(named.last);
          to.writeLong(named.mixed);
        }

        @Override
        public Named read(DataInput from) throws IOException {
          return new Named(Texts.read(from), from.readLong(), from.readLong());
        }
      };
}
