package dev.haetae.lake.index;

import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
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

  /** The heads of most indexes are shorter. */
  private static final int START = 1 << 14;

  private final FileChannel channel;
  private final long size;
  private final int count;

  /** All before the filters: times and sizes of the row groups, checksums. */
  private ByteBuffer head;

  private IndexFile(FileChannel channel) throws IOException, Unusable {
    this.channel = channel;
    this.size = channel.size();
    this.head = read(0, Math.min(size, START));
    int magic = head.getInt(0);
    if (magic != IndexWriter.MAGIC) {
      throw new Unusable(
          magic == IndexWriter.OLD_MAGIC ? "was written by an older Haetae" : "is damaged");
    }
    this.count = head.getInt(Integer.BYTES);
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
    try (FileChannel channel = FileChannel.open(file)) {
      return new IndexFile(channel).parts(hashes);
    } catch (NoSuchFileException absent) {
      throw new Unusable("is not there");
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw new Unusable("is damaged");
    }
  }

  /** Some bytes of the file; few at a time, so that hardly more is read than is looked at. */
  private ByteBuffer read(long begin, long length) throws IOException, Unusable {
    if (begin < 0 || length < 0 || begin + length > size) {
      throw new Unusable("is damaged");
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, begin + bytes.position()) < 0) {
        throw new Unusable("is damaged");
      }
    }
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private void readHead(long length) throws IOException, Unusable {
    if (length > head.capacity()) {
      head = read(0, length);
    }
  }

  private List<Part> parts(List<List<Long>> any) throws IOException, Unusable {
    List<Part> parts = new ArrayList<>();
    long sums = entry(count);
    long bits = bits();
    for (int i = 0; i < count; i++) {
      int entry = (int) entry(i);
      long blocks = blocks(i);
      if (holdsAny(new Filter(bits, (int) blocks, sums), any)) {
        parts.add(new Part(head.getLong(entry), head.getLong(entry + Long.BYTES)));
      }
      bits += blocks * IndexWriter.BLOCK;
      sums += (long) IndexWriter.pages(blocks * IndexWriter.BLOCK) * Integer.BYTES;
    }
    return parts;
  }

  private static long entry(int group) {
    return HEAD + (long) group * ENTRY;
  }

  /** Where the filters begin; the head before them is held against its checksum. */
  private long bits() throws IOException, Unusable {
    readHead(entry(count));
    long pages = 0;
    for (int i = 0; i < count; i++) {
      pages += IndexWriter.pages(blocks(i) * IndexWriter.BLOCK);
    }
    long end = entry(count) + pages * Integer.BYTES;
    readHead(end + Integer.BYTES);
    expect(head.slice(0, (int) end), head.getInt((int) end));
    return end + Integer.BYTES;
  }

  private long blocks(int group) throws Unusable {
    long blocks = head.getLong((int) entry(group) + 2 * Long.BYTES);
    if (blocks < 1 || blocks > size / IndexWriter.BLOCK) {
      throw new Unusable("is damaged");
    }
    return blocks;
  }

  private static void expect(ByteBuffer bytes, int sum) throws Unusable {
    if (IndexWriter.sum(bytes) != sum) {
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

  private boolean holdsAny(Filter filter, List<List<Long>> any) throws IOException, Unusable {
    for (List<Long> hashes : any) {
      if (holdsAll(filter, hashes)) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsAll(Filter filter, List<Long> hashes) throws IOException, Unusable {
    for (long hash : hashes) {
      long block = (long) block(hash, filter.blocks()) * IndexWriter.BLOCK;
      ByteBuffer page = page(filter, block / IndexWriter.PAGE);
      int at = (int) (block % IndexWriter.PAGE);
      for (int word = 0; word < SALT.length; word++) {
        if ((page.getInt(at + word * Integer.BYTES) & mask(hash, word)) == 0) {
          return false;
        }
      }
    }
    return true;
  }

  private ByteBuffer page(Filter filter, long page) throws IOException, Unusable {
    long begin = page * IndexWriter.PAGE;
    long length = Math.min(IndexWriter.PAGE, (long) filter.blocks() * IndexWriter.BLOCK - begin);
    ByteBuffer bytes = read(filter.bits() + begin, length);
    expect(bytes.duplicate(), head.getInt((int) (filter.sums() + page * Integer.BYTES)));
    return bytes;
  }
}
