package dev.haetae.lake.parquet;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The values of one column in one row group. Texts are written once, as a dictionary and numbers
 * into it, as long as there are few different ones; when there are too many, all are written as
 * they come, a page a megabyte.
 */
public final class ColumnChunk {
  private static final int PAGE = 1 << 20;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int DICTIONARY = 8;

  final ParquetColumn column;
  private final ZstdCompressCtx compressor;
  private final boolean text;

  private final Bytes pages = new Bytes(1 << 12);
  private final Bytes page = new Bytes(1 << 12);
  private final Bytes plain = new Bytes(1 << 12);
  private final Dictionary dictionary = new Dictionary();
  private byte[] packed = new byte[0];

  /** For each value and each absence of one: its definition and its repetition level. */
  private byte[] levels = new byte[1024];

  private int entries;
  private int pageFrom;
  private int[] numbers = new int[1024];
  private int values;
  private boolean numbered;
  private int bit;
  private int dictionaryLength;
  private long unpackedLength;

  private long[] hashes = new long[0];
  private int hashed;
  private long nulls;
  private final ChunkBounds bounds;

  ColumnChunk(ParquetColumn column, ZstdCompressCtx compressor) {
    this.column = column;
    this.compressor = compressor;
    this.text = column.type() == ParquetColumn.Type.TEXT;
    this.bounds = new ChunkBounds(column);
    clear();
  }

  private void clear() {
    pages.clear();
    page.clear();
    plain.clear();
    dictionary.clear();
    entries = 0;
    pageFrom = 0;
    values = 0;
    numbered = (text && column.bounds()) || column.bloom();
    bit = 0;
    dictionaryLength = 0;
    unpackedLength = 0;
    hashed = 0;
    nulls = 0;
    bounds.clear();
  }

  /** The row has no value. */
  public void absent() {
    nulls++;
    level(0, 0);
  }

  /** The row has a list without elements. */
  public void emptyList() {
    level(1, 0);
  }

  /** A text. In a list, {@code first} says whether it is the first of its row. */
  public void text(byte[] bytes, int start, int end, boolean first) {
    present(first);
    if (numbered) {
      int number = dictionary.number(bytes, start, end);
      if (number >= 0) {
        if (values == numbers.length) {
          numbers = Arrays.copyOf(numbers, values * 2);
        }
        numbers[values++] = number;
        return;
      }
      spellOut();
    }
    values++;
    plainText(bytes, start, end);
  }

  /** A whole number or a time. */
  public void whole(long value) {
    present(true);
    values++;
    plain.addLong(value);
    bounds.whole(value);
  }

  /** A number with a fraction. */
  public void fraction(double value) {
    present(true);
    values++;
    plain.addLong(Double.doubleToRawLongBits(value));
    bounds.fraction(value);
  }

  /** Yes or no. */
  public void bool(boolean value) {
    present(true);
    if ((bit & 7) == 0) {
      plain.add(0);
    }
    if (value) {
      plain.array[plain.length - 1] |= (byte) (1 << (bit & 7));
    }
    bit++;
    values++;
    bounds.whole(value ? 1 : 0);
  }

  private void present(boolean first) {
    level(column.definitions(), first ? 0 : 1);
  }

  private void level(int definition, int repetition) {
    if (repetition == 0 && plain.length >= PAGE && !numbered) {
      endPage();
    }
    if (column.definitions() > 0) {
      if (entries == levels.length) {
        levels = Arrays.copyOf(levels, entries * 2);
      }
      levels[entries] = (byte) ((definition << 1) | repetition);
    }
    entries++;
  }

  /** There are too many different texts for a dictionary: writes out those that were numbered. */
  private void spellOut() {
    numbered = false;
    for (int i = 0; i < values; i++) {
      int number = numbers[i];
      plainText(dictionary.bytes.array, dictionary.start(number), dictionary.end(number));
    }
    dictionary.clear();
  }

  private void plainText(byte[] bytes, int start, int end) {
    plain.addInt(end - start);
    plain.add(bytes, start, end);
    seen(bytes, start, end);
  }

  private void seen(byte[] bytes, int start, int end) {
    if (column.bloom()) {
      if (hashed == hashes.length) {
        hashes = Arrays.copyOf(hashes, Math.max(1024, hashed * 2));
      }
      hashes[hashed++] = XxHash64.hash(bytes, start, end);
    }
    bounds.text(bytes, start, end);
  }

  private void endPage() {
    writePage(plain.array, plain.length, PLAIN, pageFrom, entries);
    pageFrom = entries;
    plain.clear();
    bit = 0;
  }

  private void writePage(byte[] encoded, int length, int encoding, int from, int to) {
    page.clear();
    if (column.list()) {
      addLevels(from, to, 1, i -> levels[i] & 1);
    }
    if (column.definitions() > 0) {
      addLevels(from, to, HybridRuns.width(column.definitions()), i -> levels[i] >> 1);
    }
    page.add(encoded, 0, length);
    CompactThrift header = new CompactThrift();
    int size = pack(header, 0, page);
    header.struct(5);
    header.i32(1, to - from);
    header.i32(2, encoding);
    header.i32(3, RLE);
    header.i32(4, RLE);
    header.end();
    header.end();
    addPage(header, size, page.length);
  }

  private void addLevels(int from, int to, int width, HybridRuns.Numbers numbers) {
    int at = page.length;
    page.addInt(0);
    HybridRuns.encode(numbers, from, to, width, page);
    int length = page.length - at - 4;
    for (int i = 0; i < 4; i++) {
      page.array[at + i] = (byte) (length >>> (8 * i));
    }
  }

  /** Compresses a page's content and begins its header; returns the compressed length. */
  private int pack(CompactThrift header, int type, Bytes content) {
    int most = (int) com.github.luben.zstd.Zstd.compressBound(content.length);
    if (packed.length < most) {
      packed = new byte[most];
    }
    int size =
        compressor.compressByteArray(packed, 0, packed.length, content.array, 0, content.length);
    CRC32 sum = new CRC32();
    sum.update(packed, 0, size);
    header.element();
    header.i32(1, type);
    header.i32(2, content.length);
    header.i32(3, size);
    header.i32(4, (int) sum.getValue());
    return size;
  }

  private void addPage(CompactThrift header, int size, int unpacked) {
    pages.add(header.out.array, 0, header.out.length);
    pages.add(packed, 0, size);
    unpackedLength += header.out.length + unpacked;
  }

  private void finish() {
    numbered &= values > 0;
    if (!numbered) {
      if (entries > pageFrom || pages.length == 0) {
        endPage();
      }
      return;
    }
    Bytes words = new Bytes(dictionary.bytes.length + 4 * dictionary.size);
    for (int i = 0; i < dictionary.size; i++) {
      words.addInt(dictionary.end(i) - dictionary.start(i));
      words.add(dictionary.bytes.array, dictionary.start(i), dictionary.end(i));
      seen(dictionary.bytes.array, dictionary.start(i), dictionary.end(i));
    }
    CompactThrift header = new CompactThrift();
    int size = pack(header, 2, words);
    header.struct(7);
    header.i32(1, dictionary.size);
    header.i32(2, PLAIN);
    header.end();
    header.end();
    addPage(header, size, words.length);
    dictionaryLength = pages.length;
    int width = Math.max(1, HybridRuns.width(dictionary.size - 1));
    plain.clear();
    plain.add(width);
    HybridRuns.encode(i -> numbers[i], 0, values, width, plain);
    writePage(plain.array, plain.length, DICTIONARY, 0, entries);
  }

  /**
   * What the footer says of a chunk that is written.
   *
   * @param isNumbered whether its values are numbers into a dictionary
   * @param offset where it begins in the file
   * @param dictionaryLength how many bytes its dictionary takes, before the values; 0 without one
   * @param nulls how many of its entries are absent values
   */
  record Written(
      ParquetColumn column,
      boolean isNumbered,
      long offset,
      long dictionaryLength,
      Size size,
      long nulls,
      Optional<Bounds> bounds,
      Optional<Filter> filter) {}

  /**
   * How much there is of a chunk.
   *
   * @param entries values and absences of values
   * @param packed bytes in the file
   * @param unpacked bytes before they were compressed
   */
  record Size(long entries, long packed, long unpacked) {}

  /** Where the Bloom filter of a chunk begins, and how many bytes it takes. */
  record Filter(long offset, int length) {}

  /** The least and the greatest value, as Parquet writes them plainly. */
  public record Bounds(ByteBuffer least, ByteBuffer greatest) {}

  /** Writes the chunk, then makes room for the next row group. */
  Written write(FileEnd out) throws IOException {
    finish();
    long offset = out.position();
    out.write(pages.array, pages.length);
    Size size = new Size(entries, out.position() - offset, unpackedLength);
    Optional<Filter> filter =
        column.bloom() && hashed > 0 ? Optional.of(writeFilter(out)) : Optional.empty();
    Written written =
        new Written(column, numbered, offset, dictionaryLength, size, nulls, bounds.told(), filter);
    clear();
    return written;
  }

  private Filter writeFilter(FileEnd out) throws IOException {
    long offset = out.position();
    BloomFilter filter = new BloomFilter(hashed);
    for (int i = 0; i < hashed; i++) {
      filter.add(hashes[i]);
    }
    Bytes bytes = filter.bytes();
    out.write(bytes.array, bytes.length);
    return new Filter(offset, bytes.length);
  }
}
