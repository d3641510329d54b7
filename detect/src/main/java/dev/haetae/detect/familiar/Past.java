package dev.haetae.detect.familiar;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is known of one caller.
 *
 * @param days on how many days it called
 * @param last the last of them
 * @param networks from where
 * @param programs with what
 * @param isInside whether it never called from an address on the internet
 */
record Past(int days, int last, Used networks, Used programs, boolean isInside) {
  static final Past NONE = new Past(0, Integer.MIN_VALUE, Used.NOTHING, Used.NOTHING, true);

  /** Days after which what was not used again is forgotten. */
  private static final int KEPT = 90;

  /** With a call on a day. */
  Past and(int day, long network, long program) {
    return and(day, network, program, false);
  }

  /** With a call on a day, of which is known whether it came from an address inside. */
  Past and(int day, long network, long program, boolean fromInside) {
    boolean isNewDay = day > last;
    Used usedNetworks = isNewDay ? networks.since(day - KEPT) : networks;
    Used usedPrograms = isNewDay ? programs.since(day - KEPT) : programs;
    return new Past(
        isNewDay ? days + 1 : days,
        Math.max(day, last),
        usedNetworks.and(network, day),
        usedPrograms.and(program, day),
        isInside && fromInside);
  }

  /** On how many days before this one it called. */
  int daysBefore(int day) {
    return last >= day ? days - 1 : days;
  }

  /** How it is written. */
  static final Codec<Past> CODEC =
      new Codec<>() {
        @Override
        public void write(Past past, DataOutput to) throws IOException {
          to.writeInt(past.days);
          to.writeInt(past.last);
          Used.CODEC.write(past.networks, to);
          Used.CODEC.write(past.programs, to);
          to.writeBoolean(past.isInside);
        }

        @Override
        public Past read(DataInput from) throws IOException {
          return new Past(
              from.readInt(),
              from.readInt(),
              Used.CODEC.read(from),
              Used.CODEC.read(from),
              from.readBoolean());
        }
      };
}
