package dev.haetae.lake.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Gathers the words and values of one Parquet file, row group by row group, and writes them as
 * filters: eight bits of 32 bytes for each, twelve bits a word. A filter says no for certain, and
 * yes wrongly in about one of 250 cases. Each page of a filter has a CRC-32C, and so has the head.
 *
 * <p>For one thread.
 */
public final class IndexWriter {
  static final int MAGIC = 0x32_58_49_48;

  /** The first layout: without checksums, and without what escapes mean. */
  static final int OLD_MAGIC = 0x31_58_49_48;

  static final int BLOCK = 32;

  /** So many bytes of a filter have one checksum: a needle that looks at a block reads no more. */
  static final int PAGE = 4096;

  /** How large a filter is for each different word; any size can be read. */
  private static final int BITS = 12;

  private static final int RECENT = 1 << 14;

  private final Words words = new Words();
  private final long[] recent = new long[RECENT];
  private final List<Filter> filters = new ArrayList<>();
  private long[] hashes = new long[1 << 12];
  private int count;

  private record Filter(long from, long to, ByteBuffer bits) {}

  /** The row has this text in a column. */
  public void value(byte[] bytes, int start, int end) {
    add(WordHash.of(bytes, start, end));
  }

  /** The row has this record. */
  public void record(byte[] bytes, int start, int end) {
    words.each(bytes, start, end, this::add);
  }

  /** Most words were there a moment ago. */
  private void add(long hash) {
    int slot = (int) hash & (RECENT - 1);
    if (recent[slot] == hash) {
      return;
    }
    recent[slot] = hash;
    if (count == hashes.length) {
      shrink();
    }
    hashes[count++] = hash;
  }

  /** Leaves out what is there twice, and makes room where that does not help. */
  private void shrink() {
    distinct();
    if (count > hashes.length / 2) {
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
    }
  }

  private void distinct() {
    Arrays.sort(hashes, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || hashes[i] != hashes[i - 1]) {
        hashes[kept++] = hashes[i];
      }
    }
    count = kept;
  }

  /**
   * Ends a row group.
   *
   * @param from the time of its first event, in microseconds since 1970
   * @param to the time of its last event
   */
  public void endGroup(long from, long to) {
    distinct();
    int blocks = Math.toIntExact(Math.max(1, Math.ceilDiv((long) count * BITS, BLOCK * Byte.SIZE)));
    ByteBuffer bits = ByteBuffer.allocate(blocks * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      int block = IndexFile.block(hashes[i], blocks) * BLOCK;
      for (int word = 0; word < BLOCK / Integer.BYTES; word++) {
        int at = block + word * Integer.BYTES;
        bits.putInt(at, bits.getInt(at) | IndexFile.mask(hashes[i], word));
      }
    }
    filters.add(new Filter(from, to, bits));
    count = 0;
    Arrays.fill(recent, 0);
  }

  /** Writes the index; returns when it would outlive a loss of power. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    int pages = filters.stream().mapToInt(each -> pages(each.bits().capacity())).sum();
    ByteBuffer head =
        ByteBuffer.allocate(
                IndexFile.HEAD + filters.size() * IndexFile.ENTRY + (pages + 1) * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(MAGIC).putInt(filters.size());
    for (Filter filter : filters) {
      head.putLong(filter.from()).putLong(filter.to()).putLong(filter.bits().capacity() / BLOCK);
    }
    for (Filter filter : filters) {
      for (int page = 0; page < pages(filter.bits().capacity()); page++) {
        int begin = page * PAGE;
        int length = Math.min(PAGE, filter.bits().capacity() - begin);
        head.putInt(sum(filter.bits().slice(begin, length)));
      }
    }
    head.putInt(sum(head.duplicate().flip()));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      drain(channel, head.flip());
      for (Filter filter : filters) {
        drain(channel, filter.bits().duplicate().clear());
      }
      channel.force(true);
    }
  }

  /** How many pages so many bytes have. */
  static int pages(long bytes) {
    return (int) ((bytes + PAGE - 1) / PAGE);
  }

  /** The checksum of some bytes. */
  static int sum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
