package dev.haetae.flink;

import dev.haetae.detect.state.Codec;
import dev.haetae.model.event.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * What goes from operator to operator: the key it goes to, its time in the milliseconds of Flink,
 * and what it is, as bytes.
 */
final class Message {
  /** How Flink writes one. */
  static final TypeInformation<Tuple3<String, Long, byte[]>> TYPE =
      Types.TUPLE(Types.STRING, Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private Message() {}

  /**
   * A message.
   *
   * @param time microseconds since 1970, or {@link Event#NO_TIME}
   */
  static <T> Tuple3<String, Long, byte[]> of(String key, long time, T content, Codec<T> codec) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codec.write(content, new DataOutputStream(bytes));
      return Tuple3.of(key, millis(time), bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in a message. */
  static <T> T read(byte[] bytes, Codec<T> codec) {
    try {
      return codec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Before everything else comes what has no time, as in a scan; Flink means none by the least. */
  private static long millis(long time) {
    return time == Event.NO_TIME ? Long.MIN_VALUE + 1 : Math.floorDiv(time, 1_000);
  }
}
