package dev.haetae.flink;

import dev.haetae.detect.state.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a state cell as Flink keeps it: as bytes where it came from a checkpoint or from disk,
 * until its cell asks for it. So one serialiser, which Flink can make by itself when it restores,
 * serves the cells of all detectors.
 */
final class Held {
  private final int version;
  private byte @Nullable [] bytes;
  private @Nullable Object value;
  private @Nullable Codec<?> codec;

  private Held(
      int version, byte @Nullable [] bytes, @Nullable Object value, @Nullable Codec<?> codec) {
    this.version = version;
    this.bytes = bytes;
    this.value = value;
    this.codec = codec;
  }

  /** A value, and how it will be written. */
  static <T> Held of(int version, T value, Codec<T> codec) {
    return new Held(version, null, value, codec);
  }

  /** A value that was written. */
  static Held written(int version, byte[] bytes) {
    return new Held(version, bytes, null, null);
  }

  int version() {
    return version;
  }

  /** The value as it is written now. */
  byte[] bytes() {
    return bytes == null ? encoded(value, codec) : bytes;
  }

  // The codec came with the value.
  @SuppressWarnings("unchecked")
  private static byte[] encoded(@Nullable Object value, @Nullable Codec<?> codec) {
    if (value == null || codec == null) {
      throw new IllegalStateException("neither a value nor bytes");
    }
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ((Codec<Object>) codec).write(value, new DataOutputStream(out));
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The value; empty where another version of the cell wrote it.
   *
   * @throws IllegalStateException where the bytes are something else
   */
  // What is held under a cell was put there by the same cell.
  @SuppressWarnings("unchecked")
  <T> Optional<T> value(int expected, Codec<T> reader) {
    if (version != expected) {
      return Optional.empty();
    }
    if (value == null && bytes != null) {
      try {
        value = reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
      } catch (IOException e) {
        throw new IllegalStateException("state that is no such state: " + e.getMessage(), e);
      }
      codec = reader;
      bytes = null;
    }
    return Optional.ofNullable((T) value);
  }
}
