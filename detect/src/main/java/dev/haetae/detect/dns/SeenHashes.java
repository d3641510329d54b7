package dev.haetae.detect.dns;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Remembers texts by hashes of 32 bits, so many at most: when it is full it forgets all that was
 * not met again since it was half full. Two texts in four thousand million are taken for one.
 */
final class SeenHashes {
  /** Of nothing yet; grown before anything is put in. */
  private static final int[] NONE = {0};

  private final int most;
  private int[] young = NONE;
  private int[] old = {};
  private int count;

  /** Of at most so many texts; a power of two. */
  SeenHashes(int most) {
    this.most = most;
  }

  /** Notes a part of a text; true where it was not remembered. */
  boolean add(CharSequence text, int from, int to) {
    int hash = hash(text, from, to);
    if (holds(young, hash)) {
      return false;
    }
    boolean isNew = old.length == 0 || !holds(old, hash);
    if (2 * (count + 1) > young.length) {
      grow();
    }
    put(young, hash);
    count++;
    return isNew;
  }

  private void grow() {
    if (young.length >= most) {
      old = young;
      young = new int[most];
      count = 0;
      return;
    }
    int[] larger = new int[2 * young.length];
    for (int hash : young) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    young = larger;
  }

  private static boolean holds(int[] hashes, int hash) {
    int place = hash & (hashes.length - 1);
    while (hashes[place] != 0) {
      if (hashes[place] == hash) {
        return true;
      }
      place = (place + 1) & (hashes.length - 1);
    }
    return false;
  }

  private static void put(int[] hashes, int hash) {
    int place = hash & (hashes.length - 1);
    while (hashes[place] != 0) {
      place = (place + 1) & (hashes.length - 1);
    }
    hashes[place] = hash;
  }

  /** FNV-1a with its bits mixed, never 0, which stands for an empty place. */
  private static int hash(CharSequence text, int from, int to) {
    int hash = 0x811C_9DC5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * 0x0100_0193;
    }
    hash = (hash ^ (hash >>> 15)) * 0x2C1B_3C6D;
    hash ^= hash >>> 13;
    return hash == 0 ? 1 : hash;
  }

  void write(DataOutput to) throws IOException {
    to.writeInt(count);
    write(young, to);
    write(old, to);
  }

  private static void write(int[] hashes, DataOutput to) throws IOException {
    to.writeInt(hashes.length);
    for (int hash : hashes) {
      to.writeInt(hash);
    }
  }

  void read(DataInput from) throws IOException {
    count = from.readInt();
    young = readHashes(from);
    old = readHashes(from);
    if (young.length == 0 || count < 0 || 2 * count > young.length) {
      throw new IOException("hashes of another shape");
    }
  }

  private int[] readHashes(DataInput from) throws IOException {
    int length = from.readInt();
    if (length < 0 || length > most || (length & (length - 1)) != 0) {
      throw new IOException(length + " hashes, more than " + most);
    }
    int[] hashes = new int[length];
    for (int i = 0; i < length; i++) {
      hashes[i] = from.readInt();
    }
    return hashes;
  }
}
