package dev.haetae.detect.credential;

import dev.haetae.model.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first few different names met, as hashes; more than so many do not matter. */
final class BoundedHashes {
  private static final int BOUND = 8;

  private final int most;
  private final long[] hashes;

  BoundedHashes(int most) {
    this(most, new long[0]);
  }

  private BoundedHashes(int most, long[] hashes) {
    this.most = most;
    this.hashes = hashes;
  }

  BoundedHashes and(String name) {
    long hash = hash(name);
    if (hashes.length == most || holds(hash)) {
      return this;
    }
    long[] more = Arrays.copyOf(hashes, hashes.length + 1);
    more[hashes.length] = hash;
    return new BoundedHashes(most, more);
  }

  /** How many there are besides this one. */
  int besides(String name) {
    return hashes.length - (holds(hash(name)) ? 1 : 0);
  }

  int size() {
    return hashes.length;
  }

  private boolean holds(long hash) {
    return Arrays.stream(hashes).anyMatch(each -> each == hash);
  }

  private static long hash(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return Hashing.hash(bytes, 0, bytes.length);
  }

  void write(DataOutput to) throws IOException {
    to.writeByte(most);
    to.writeByte(hashes.length);
    for (long hash : hashes) {
      to.writeLong(hash);
    }
  }

  static BoundedHashes read(DataInput from) throws IOException {
    int most = from.readUnsignedByte();
    int count = from.readUnsignedByte();
    if (count > most || most > BOUND) {
      throw new IOException(count + " of " + most + " names");
    }
    long[] hashes = new long[count];
    for (int i = 0; i < count; i++) {
      hashes[i] = from.readLong();
    }
    return new BoundedHashes(most, hashes);
  }
}
