package dev.haetae.flow.match;

import dev.haetae.detect.mechanism.Numbers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Numbers in few bytes, for most of those an observation has are small or absent: the widths of up
 * to {@link #OF_A_HEADER} of them, three bits each, and then each in so many bytes.
 */
final class PackedNumbers {
  private static final int BITS = 3;
  private static final int OF_A_HEADER = Long.SIZE / BITS;
  private static final int MASK = (1 << BITS) - 1;
  private static final int ABSENT = 0;
  private static final int BYTE = 1;
  private static final int SHORT = 2;
  private static final int INT = 3;
  private static final int LONG = 4;

  private PackedNumbers() {}

  static void write(Numbers numbers, DataOutput out) throws IOException {
    for (int first = 0; first < numbers.size(); first += OF_A_HEADER) {
      int end = Math.min(first + OF_A_HEADER, numbers.size());
      long widths = 0;
      for (int i = first; i < end; i++) {
        widths |= (long) width(numbers.at(i)) << (BITS * (i - first));
      }
      out.writeLong(widths);
      for (int i = first; i < end; i++) {
        write(numbers.at(i), out);
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param size how many numbers there are
   */
  static Numbers read(int size, DataInput in) throws IOException {
    long[] numbers = new long[size];
    for (int first = 0; first < size; first += OF_A_HEADER) {
      long widths = in.readLong();
      for (int i = first; i < Math.min(first + OF_A_HEADER, size); i++) {
        numbers[i] = number((int) (widths >>> (BITS * (i - first))) & MASK, in);
      }
    }
    return Numbers.of(numbers);
  }

  private static int width(long number) {
    if (number == Numbers.ABSENT) {
      return ABSENT;
    }
    if (number >>> Byte.SIZE == 0) {
      return BYTE;
    }
    if (number >>> Short.SIZE == 0) {
      return SHORT;
    }
    return number >>> Integer.SIZE == 0 ? INT : LONG;
  }

  private static void write(long number, DataOutput out) throws IOException {
    switch (width(number)) {
      case ABSENT -> {}
      case BYTE -> out.writeByte((int) number);
      case SHORT -> out.writeShort((int) number);
      case INT -> out.writeInt((int) number);
      default -> out.writeLong(number);
    }
  }

  private static long number(int width, DataInput in) throws IOException {
    return switch (width) {
      case ABSENT -> Numbers.ABSENT;
      case BYTE -> in.readUnsignedByte();
      case SHORT -> in.readUnsignedShort();
      case INT -> Integer.toUnsignedLong(in.readInt());
      case LONG -> in.readLong();
      default -> throw new IOException("a number of unknown width " + width);
    };
  }
}
