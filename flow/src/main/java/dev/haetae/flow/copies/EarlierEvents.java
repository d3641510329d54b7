package dev.haetae.flow.copies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks hashes of events up in a file of ascending ones, which may be larger than memory. */
public final class EarlierEvents {
  /** Hashes of one mapping: a buffer holds less than two gigabytes. */
  private static final int MAPPED = 1 << 27;

  private final List<MappedByteBuffer> parts = new ArrayList<>();
  private final long size;

  /** No event was met before. */
  public static final EarlierEvents NOTHING = new EarlierEvents();

  private EarlierEvents() {
    this.size = 0;
  }

  /**
   * Hashes in a file.
   *
   * @throws UncheckedIOException where it cannot be read
   */
  public EarlierEvents(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      this.size = channel.size() / Long.BYTES;
      for (long at = 0; at < size; at += MAPPED) {
        long length = Math.min(MAPPED, size - at) * Long.BYTES;
        parts.add(channel.map(MapMode.READ_ONLY, at * Long.BYTES, length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Whether the event of a hash was met before. */
  public boolean holds(long hash) {
    long low = 0;
    long high = size - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      long met = at(middle);
      if (met == hash) {
        return true;
      }
      if (met < hash) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  private long at(long index) {
    return parts.get((int) (index / MAPPED)).getLong((int) (index % MAPPED) * Long.BYTES);
  }
}
