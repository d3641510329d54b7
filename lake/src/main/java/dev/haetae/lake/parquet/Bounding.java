package dev.haetae.lake.parquet;

import dev.haetae.lake.parquet.ColumnChunk.Bounds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The order in which Parquet's plainly written values stand. */
final class Bounding {
  private Bounding() {}

  /** The bounds that hold for all; none where there are none. */
  static Optional<Bounds> widest(ParquetColumn.Type type, List<Bounds> all) {
    Comparator<ByteBuffer> order = order(type);
    return all.stream()
        .reduce((one, other) ->
            new Bounds(
                order.compare(one.least(), other.least()) <= 0 ? one.least() : other.least(),
                order.compare(one.greatest(), other.greatest()) >= 0
                    ? one.greatest()
                    : other.greatest()));
  }

  private static Comparator<ByteBuffer> order(ParquetColumn.Type type) {
    return switch (type) {
      case TEXT, BOOLEAN -> Bounding::compareTexts;
      case LONG, TIME -> Comparator.comparingLong(Bounding::whole);
      case DOUBLE -> Comparator.comparingDouble(bytes -> Double.longBitsToDouble(whole(bytes)));
    };
  }

  private static int compareTexts(ByteBuffer one, ByteBuffer other) {
    return Arrays.compareUnsigned(bytes(one), bytes(other));
  }

  /** The bytes of a bound. */
  static byte[] bytes(ByteBuffer bound) {
    byte[] bytes = new byte[bound.remaining()];
    bound.duplicate().get(bytes);
    return bytes;
  }

  private static long whole(ByteBuffer bytes) {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(0);
  }
}
