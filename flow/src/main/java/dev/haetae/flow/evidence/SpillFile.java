package dev.haetae.flow.evidence;

import dev.haetae.findings.SpillStore;
import dev.haetae.flow.spill.TemporaryFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in a file. What no longer fits where it was goes to the end, with room to grow, so that the
 * file stays within a few times of what is in it. Gone with its folder.
 */
public final class SpillFile implements SpillStore, AutoCloseable {
  private final TemporaryFolder folder;
  private @Nullable RandomAccessFile file;
  private long end;
  private long[] places = new long[64];
  private int[] rooms = new int[64];
  private int[] lengths = new int[64];

  /** In a file that is made when it is needed. */
  public SpillFile(TemporaryFolder folder) {
    this.folder = folder;
  }

  @Override
  public void put(int number, byte[] bytes) throws IOException {
    grow(number);
    if (rooms[number] < bytes.length) {
      places[number] = end;
      rooms[number] = bytes.length + bytes.length / 4;
      end += rooms[number];
    }
    lengths[number] = bytes.length;
    RandomAccessFile to = file();
    to.seek(places[number]);
    to.write(bytes);
  }

  private void grow(int number) {
    if (number >= places.length) {
      int more = Math.max(number + 1, places.length * 2);
      places = Arrays.copyOf(places, more);
      rooms = Arrays.copyOf(rooms, more);
      lengths = Arrays.copyOf(lengths, more);
    }
  }

  @Override
  public byte[] get(int number) throws IOException {
    byte[] bytes = new byte[lengths[number]];
    RandomAccessFile from = file();
    from.seek(places[number]);
    from.readFully(bytes);
    return bytes;
  }

  private RandomAccessFile file() throws IOException {
    RandomAccessFile known = file;
    if (known == null) {
      known = new RandomAccessFile(folder.next("aside").toFile(), "rw");
      file = known;
    }
    return known;
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close what was put aside", e);
    }
  }
}
