package dev.haetae.model.event;

import java.nio.charset.StandardCharsets;

/**
 * A run of bytes somewhere in a buffer: the decoded UTF-8 text of one value. Meant to be reused, so
 * it holds nothing of its own and is only good until the event it looks into moves on.
 */
public final class Slice {
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int start;
  private int end;

  /** Points this slice at {@code bytes[start, end)}. */
  public void set(byte[] newBytes, int newStart, int newEnd) {
    this.bytes = newBytes;
    this.start = newStart;
    this.end = newEnd;
  }

  /** The buffer looked into; not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte. */
  public int start() {
    return start;
  }

  /** Index after the last byte. */
  public int end() {
    return end;
  }

  /** Number of bytes. */
  public int length() {
    return end - start;
  }

  /** The text, copied. */
  public String text() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** The bytes, copied. */
  public byte[] copy() {
    return java.util.Arrays.copyOfRange(bytes, start, end);
  }
}
