package dev.haetae.lake.parquet;

/**
 * Parquet's split block Bloom filter: eight bits of one block of 32 bytes for each value.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/bloomfilter/">Parquet Bloom filter</a>
 */
final class BloomFilter {
  private static final int[] SALT = {
    0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
  };

  /** One wrong answer in a hundred at about ten bits a value. */
  private static final int BITS = 10;

  private static final int BLOCK = 32;
  private static final int LARGEST = 1 << 22;

  private final int[] words;
  private final int blocks;

  /** A filter of that many different values. */
  BloomFilter(int values) {
    long bytes = Math.max(BLOCK, Math.min(LARGEST, (long) values * BITS / 8));
    int size = Integer.highestOneBit((int) bytes);
    this.blocks = (size < bytes ? size * 2 : size) / BLOCK;
    this.words = new int[blocks * SALT.length];
  }

  void add(long hash) {
    int block = (int) (((hash >>> 32) * blocks) >>> 32) * SALT.length;
    int key = (int) hash;
    for (int i = 0; i < SALT.length; i++) {
      words[block + i] |= 1 << ((key * SALT[i]) >>> 27);
    }
  }

  /** The header and the bits, as they stand in the file. */
  Bytes bytes() {
    CompactThrift thrift = new CompactThrift();
    thrift.element();
    thrift.i32(1, words.length * 4);
    for (int union = 2; union <= 4; union++) {
      thrift.struct(union);
      thrift.empty(1);
      thrift.end();
    }
    thrift.end();
    for (int word : words) {
      thrift.out.addInt(word);
    }
    return thrift.out;
  }
}
