package dev.haetae.lake.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The identities of the events of one Parquet file, ascending, eight bytes each: by them it is
 * known which events the lake has, without reading any of them.
 */
public final class IdentityFile {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Where one is that much smaller than the other, look-ups are cheaper than a walk along both. */
  private static final int FAR_SMALLER = 16;

  private IdentityFile() {}

  /** Writes identities that are in order; returns when they would outlive a loss of power. */
  public static void write(Path file, long[] identities, int count) throws IOException {
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
      LongBuffer longs = buffer.asLongBuffer();
      for (int at = 0; at < count; ) {
        int part = Math.min(longs.capacity(), count - at);
        longs.clear();
        longs.put(identities, at, part);
        buffer.clear().limit(part * Long.BYTES);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        at += part;
      }
      channel.force(true);
    }
  }

  /** Puts the identities of several files together into one, a gigabyte of them at most. */
  public static void merge(List<Path> files, Path into) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    LongBuffer all = LongBuffer.allocate(Math.toIntExact(bytes / Long.BYTES));
    for (Path file : files) {
      ByteBuffer part = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      all.put(part.asLongBuffer());
    }
    long[] identities = all.array();
    Arrays.sort(identities);
    write(into, identities, identities.length);
  }

  /** Tells which of some identities, in order, are in the file. */
  public static void met(Path file, long[] identities, LongConsumer each) {
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      MemorySegment kept = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long size = kept.byteSize() / Long.BYTES;
      if (identities.length < size / FAR_SMALLER) {
        for (long identity : identities) {
          if (holds(kept, size, identity)) {
            each.accept(identity);
          }
        }
      } else {
        walk(kept, size, identities, each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void walk(MemorySegment kept, long size, long[] identities, LongConsumer each) {
    long at = 0;
    for (long identity : identities) {
      while (at < size && kept.getAtIndex(LONG, at) < identity) {
        at++;
      }
      if (at < size && kept.getAtIndex(LONG, at) == identity) {
        each.accept(identity);
      }
    }
  }

  private static boolean holds(MemorySegment kept, long size, long identity) {
    long low = 0;
    long high = size - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      long met = kept.getAtIndex(LONG, middle);
      if (met == identity) {
        return true;
      }
      if (met < identity) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }
}
