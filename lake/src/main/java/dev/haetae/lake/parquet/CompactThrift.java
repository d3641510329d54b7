package dev.haetae.lake.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes Thrift structures in the compact protocol, which Parquet's headers and footer are in.
 *
 * @see <a
 *     href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">Thrift
 *     compact protocol</a>
 */
final class CompactThrift {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int I16 = 4;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  final Bytes out = new Bytes(1 << 12);
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  private void header(int field, int type) {
    int step = field - last;
    if (step > 0 && step <= 15) {
      out.add((step << 4) | type);
    } else {
      out.add(type);
      out.addVarint(zigzag(field));
    }
    last = field;
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  void bool(int field, boolean value) {
    header(field, value ? TRUE : FALSE);
  }

  void i16(int field, int value) {
    header(field, I16);
    out.addVarint(zigzag(value));
  }

  void i32(int field, int value) {
    header(field, I32);
    out.addVarint(zigzag(value));
  }

  void i64(int field, long value) {
    header(field, I64);
    out.addVarint(zigzag(value));
  }

  void binary(int field, byte[] value) {
    header(field, BINARY);
    binary(value);
  }

  void text(int field, String value) {
    binary(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private void binary(byte[] value) {
    out.addVarint(value.length);
    out.add(value, 0, value.length);
  }

  /** Begins a structure that is a field; ended by {@link #end}. */
  void struct(int field) {
    header(field, STRUCT);
    element();
  }

  /** Begins a structure that is the element of a list, or the whole. */
  void element() {
    outer.push(last);
    last = 0;
  }

  void end() {
    out.add(0);
    last = outer.pop();
  }

  /** A structure without fields, as which unions name their cases. */
  void empty(int field) {
    struct(field);
    end();
  }

  void structs(int field, int size) {
    list(field, STRUCT, size);
  }

  void i32s(int field, int... values) {
    list(field, I32, values.length);
    for (int value : values) {
      out.addVarint(zigzag(value));
    }
  }

  void texts(int field, String... values) {
    list(field, BINARY, values.length);
    for (String value : values) {
      binary(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void list(int field, int type, int size) {
    header(field, LIST);
    if (size < 15) {
      out.add((size << 4) | type);
    } else {
      out.add(0xF0 | type);
      out.addVarint(size);
    }
  }
}
