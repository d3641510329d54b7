package dev.haetae.lake.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8, which readers of Parquet insist on. */
final class Utf8Text {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;

  private Utf8Text() {}

  /** Whether {@code bytes[start, end)} is UTF-8; nearly always decided by its being ASCII. */
  static boolean isValid(byte[] bytes, int start, int end) {
    int at = start;
    while (at + 8 <= end && ((long) LONG.get(bytes, at) & HIGH) == 0) {
      at += 8;
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    return at == end || decodes(bytes, at, end);
  }

  private static boolean decodes(byte[] bytes, int start, int end) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
      return true;
    } catch (CharacterCodingException bad) {
      return false;
    }
  }
}
