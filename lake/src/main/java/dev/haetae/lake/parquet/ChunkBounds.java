package dev.haetae.lake.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The least and the greatest of the values of a column, as far as a footer is to tell them. */
final class ChunkBounds {
  private static final int LONGEST = 256;

  private final ParquetColumn column;
  private final Bytes leastText = new Bytes(16);
  private final Bytes greatestText = new Bytes(16);
  private long least;
  private long greatest;
  private double leastFraction;
  private double greatestFraction;
  private boolean any;
  private boolean isTold;

  ChunkBounds(ParquetColumn column) {
    this.column = column;
    clear();
  }

  void clear() {
    leastText.clear();
    greatestText.clear();
    least = Long.MAX_VALUE;
    greatest = Long.MIN_VALUE;
    leastFraction = Double.POSITIVE_INFINITY;
    greatestFraction = Double.NEGATIVE_INFINITY;
    any = false;
    isTold = column.bounds();
  }

  /** A whole number, a time, or 0 and 1 for a boolean. */
  void whole(long value) {
    any = true;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }

  /** A number with a fraction; nothing is told where there is one that is none. */
  void fraction(double value) {
    any = true;
    isTold &= !Double.isNaN(value);
    leastFraction = Math.min(leastFraction, value);
    greatestFraction = Math.max(greatestFraction, value);
  }

  /** A text; nothing is told where there is one too long for a footer. */
  void text(byte[] bytes, int start, int end) {
    isTold &= end - start <= LONGEST;
    if (!isTold) {
      return;
    }
    if (!any || isBefore(bytes, start, end, leastText)) {
      leastText.clear();
      leastText.add(bytes, start, end);
    }
    if (!any || isAfter(bytes, start, end, greatestText)) {
      greatestText.clear();
      greatestText.add(bytes, start, end);
    }
    any = true;
  }

  private static boolean isBefore(byte[] bytes, int start, int end, Bytes text) {
    return Arrays.compareUnsigned(bytes, start, end, text.array, 0, text.length) < 0;
  }

  private static boolean isAfter(byte[] bytes, int start, int end, Bytes text) {
    return Arrays.compareUnsigned(bytes, start, end, text.array, 0, text.length) > 0;
  }

  /** Both as Parquet writes them plainly; empty where there is no value, or one that forbids it. */
  Optional<ColumnChunk.Bounds> told() {
    return isTold && any ? Optional.of(written()) : Optional.empty();
  }

  private ColumnChunk.Bounds written() {
    return switch (column.type()) {
      case TEXT -> new ColumnChunk.Bounds(copy(leastText), copy(greatestText));
      case LONG, TIME -> new ColumnChunk.Bounds(eight(least), eight(greatest));
      case DOUBLE ->
          new ColumnChunk.Bounds(
              eight(Double.doubleToRawLongBits(leastFraction)),
              eight(Double.doubleToRawLongBits(greatestFraction)));
      case BOOLEAN -> new ColumnChunk.Bounds(one(least), one(greatest));
    };
  }

  private static ByteBuffer copy(Bytes text) {
    return ByteBuffer.wrap(Arrays.copyOf(text.array, text.length));
  }

  private static ByteBuffer one(long value) {
    return ByteBuffer.wrap(new byte[] {(byte) value});
  }

  private static ByteBuffer eight(long value) {
    Bytes bytes = new Bytes(8);
    bytes.addLong(value);
    return ByteBuffer.wrap(bytes.array);
  }
}
