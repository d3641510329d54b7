package dev.haetae.detect.correlation;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One match in a window.
 *
 * @param time microseconds since 1970
 * @param evidence number of the event
 * @param rule place of the rule among the correlation's rules
 * @param value what is counted; empty where events are
 * @param number the value as a number, for sum and mean
 */
record Item(long time, long evidence, int rule, String value, double number) {

  static final Codec<Item> CODEC =
      new Codec<>() {
        @Override
        public void write(Item item, DataOutput to) throws IOException {
          to.writeLong(item.time);
          to.writeLong(item.evidence);
          to.writeInt(item.rule);
          Texts.write(item.value, to);
          to.writeDouble(item.number);
        }

        @Override
        public Item read(DataInput from) throws IOException {
          return new Item(
              from.readLong(),
              from.readLong(),
              from.readInt(),
              Texts.read(from),
              from.readDouble());
        }
      };
}
