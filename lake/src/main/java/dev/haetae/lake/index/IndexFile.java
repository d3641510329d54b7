package dev.haetae.lake.index;

import java.io.IOException;
import java.io.Serial;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks the index of a Parquet file which of its row groups may hold what is looked for. */
public final class IndexFile {
  static final int ENTRY = 24;
  static final int HEAD = 8;
  private static final int[] SALT = {
    0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
  };
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment index;
  private final int count;

  private IndexFile(MemorySegment index) throws Unusable {
    this.index = index;
    int magic = index.get(INT, 0);
    if (magic != IndexWriter.MAGIC) {
      throw new Unusable(
          magic == IndexWriter.OLD_MAGIC ? "was written by an older Haetae" : "is damaged");
    }
    this.count = index.get(INT, 4);
  }

  /** An index that cannot be asked; the message says why, to stand after its name. */
  public static final class Unusable extends Exception {
    @Serial private static final long serialVersionUID = 1;

    Unusable(String why) {
      super(why);
    }

    /** Why it cannot be asked. */
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /** The time of a row group: of its first and of its last event. */
  public record Part(long from, long to) {}

  static int block(long hash, int blocks) {
    return (int) (((hash >>> 32) * blocks) >>> 32);
  }

  static int mask(long hash, int word) {
    return 1 << (((int) hash * SALT[word]) >>> 27);
  }

  /**
   * The row groups that may hold events with all needles of at least one of some lists. What is
   * looked at is held against its checksum.
   *
   * @throws Unusable where it cannot be said from the index, so that all must be read
   */
  public static List<Part> parts(Path file, List<List<Needle>> any) throws Unusable {
    List<List<Long>> hashes =
        any.stream()
            .map(all -> all.stream().flatMap(each -> each.hashes().stream()).toList())
            .toList();
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      MemorySegment index = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new IndexFile(index).parts(hashes);
    } catch (NoSuchFileException absent) {
      throw new Unusable("is not there");
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw new Unusable("is damaged");
    }
  }

  private List<Part> parts(List<List<Long>> any) throws Unusable {
    List<Part> parts = new ArrayList<>();
    long sums = HEAD + (long) count * ENTRY;
    long bits = bits();
    for (int i = 0; i < count; i++) {
      long entry = HEAD + (long) i * ENTRY;
      long blocks = blocks(entry);
      if (holdsAny(new Filter(bits, (int) blocks, sums), any)) {
        parts.add(new Part(index.get(LONG, entry), index.get(LONG, entry + 8)));
      }
      bits += blocks * IndexWriter.BLOCK;
      sums += (long) IndexWriter.pages(blocks * IndexWriter.BLOCK) * Integer.BYTES;
    }
    return parts;
  }

  /** Where the filters begin; the head before them is held against its checksum. */
  private long bits() throws Unusable {
    long pages = 0;
    for (int i = 0; i < count; i++) {
      pages += IndexWriter.pages(blocks(HEAD + (long) i * ENTRY) * IndexWriter.BLOCK);
    }
    long end = HEAD + (long) count * ENTRY + pages * Integer.BYTES;
    expect(index.asSlice(0, end), index.get(INT, end));
    return end + Integer.BYTES;
  }

  private long blocks(long entry) throws Unusable {
    long blocks = index.get(LONG, entry + 16);
    if (blocks < 1 || blocks > Integer.MAX_VALUE) {
      throw new Unusable("is damaged");
    }
    return blocks;
  }

  private static void expect(MemorySegment bytes, int sum) throws Unusable {
    if (IndexWriter.sum(bytes.asByteBuffer()) != sum) {
      throw new Unusable("is damaged");
    }
  }

  /**
   * The filter of a row group.
   *
   * @param bits where it begins
   * @param sums where the checksums of its pages begin
   */
  private record Filter(long bits, int blocks, long sums) {}

  private boolean holdsAny(Filter filter, List<List<Long>> any) throws Unusable {
    for (List<Long> hashes : any) {
      if (holdsAll(filter, hashes)) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsAll(Filter filter, List<Long> hashes) throws Unusable {
    for (long hash : hashes) {
      long block = (long) block(hash, filter.blocks()) * IndexWriter.BLOCK;
      expectPage(filter, block / IndexWriter.PAGE);
      long at = filter.bits() + block;
      for (int word = 0; word < SALT.length; word++) {
        if ((index.get(INT, at + (long) word * Integer.BYTES) & mask(hash, word)) == 0) {
          return false;
        }
      }
    }
    return true;
  }

  private void expectPage(Filter filter, long page) throws Unusable {
    long begin = page * IndexWriter.PAGE;
    long length = Math.min(IndexWriter.PAGE, (long) filter.blocks() * IndexWriter.BLOCK - begin);
    expect(
        index.asSlice(filter.bits() + begin, length),
        index.get(INT, filter.sums() + page * Integer.BYTES));
  }
}
