package dev.haetae.lake.index;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks the index of a Parquet file which of its row groups may hold what is looked for. */
public final class IndexFile {
  static final int ENTRY = 24;
  private static final int HEAD = 8;
  private static final int[] SALT = {
    0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
  };
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private IndexFile() {}

  /** The time of a row group: of its first and of its last event. */
  public record Part(long from, long to) {}

  static int block(long hash, int blocks) {
    return (int) (((hash >>> 32) * blocks) >>> 32);
  }

  static int mask(long hash, int word) {
    return 1 << (((int) hash * SALT[word]) >>> 27);
  }

  /**
   * The row groups that may hold events with all needles of at least one of some lists.
   *
   * @param otherwise what is answered where the index is not there or damaged
   */
  public static List<Part> parts(Path file, List<List<Needle>> any, Part otherwise) {
    if (!Files.exists(file)) {
      return List.of(otherwise);
    }
    List<List<Long>> hashes =
        any.stream()
            .map(all -> all.stream().flatMap(each -> each.hashes().stream()).toList())
            .toList();
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      MemorySegment index = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return parts(index, hashes);
    } catch (IOException | IndexOutOfBoundsException damaged) {
      return List.of(otherwise);
    }
  }

  private static List<Part> parts(MemorySegment index, List<List<Long>> any) throws IOException {
    if (index.get(INT, 0) != IndexWriter.MAGIC) {
      throw new IOException("not an index");
    }
    int count = index.get(INT, 4);
    long bits = HEAD + (long) count * ENTRY;
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long entry = HEAD + (long) i * ENTRY;
      long blocks = index.get(LONG, entry + 16);
      if (blocks < 1 || blocks > Integer.MAX_VALUE) {
        throw new IOException("not an index");
      }
      if (holdsAny(index, bits, (int) blocks, any)) {
        parts.add(new Part(index.get(LONG, entry), index.get(LONG, entry + 8)));
      }
      bits += blocks * IndexWriter.BLOCK;
    }
    return parts;
  }

  private static boolean holdsAny(
      MemorySegment index, long bits, int blocks, List<List<Long>> any) {
    for (List<Long> hashes : any) {
      if (holdsAll(index, bits, blocks, hashes)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsAll(MemorySegment index, long bits, int blocks, List<Long> hashes) {
    for (long hash : hashes) {
      long at = bits + (long) block(hash, blocks) * IndexWriter.BLOCK;
      for (int word = 0; word < SALT.length; word++) {
        if ((index.get(INT, at + (long) word * Integer.BYTES) & mask(hash, word)) == 0) {
          return false;
        }
      }
    }
    return true;
  }
}
