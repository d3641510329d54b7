package dev.haetae.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes values of one type as bytes and reads them back. No Java serialisation: what is read is
 * what the codec expects and nothing else.
 */
public interface Codec<T> {
  /** Writes a value. */
  void write(T value, DataOutput to) throws IOException;

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException where the bytes are something else
   */
  T read(DataInput from) throws IOException;

  /** Whole numbers. */
  Codec<Long> LONG =
      new Codec<>() {
        @Override
        public void write(Long value, DataOutput to) throws IOException {
          to.writeLong(value);
        }

        @Override
        public Long read(DataInput from) throws IOException {
          return from.readLong();
        }
      };

  /** Texts. */
  Codec<String> TEXT =
      new Codec<>() {
        @Override
        public void write(String text, DataOutput to) throws IOException {
          Texts.write(text, to);
        }

        @Override
        public String read(DataInput from) throws IOException {
          return Texts.read(from);
        }
      };
}
