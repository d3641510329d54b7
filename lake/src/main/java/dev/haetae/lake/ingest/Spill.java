package dev.haetae.lake.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Rows of one table and day on disk, where memory was needed before there were many of them. */
final class Spill {
  private final Group.Key key;
  private final Path file;

  Spill(Group.Key key, Path file) {
    this.key = key;
    this.file = file;
  }

  /** Adds the rows of a group, which can then be forgotten. */
  synchronized void add(Group group) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                1 << 16))) {
      for (int row = 0; row < group.count(); row++) {
        out.writeLong(group.time(row));
        out.writeLong(group.identity(row));
        out.writeBoolean(group.isAssumed(row));
        int length = group.length(row);
        out.writeInt(length);
        out.write(group.chunk(row), group.offset(row), length);
      }
    }
  }

  /** Takes groups, one after another. */
  interface GroupSink {
    void accept(Group group) throws IOException;
  }

  /** Gives all rows back, in groups of at most about so many bytes, and takes the file away. */
  void forEach(long most, GroupSink sink) throws IOException {
    byte[] row = new byte[1 << 12];
    Group group = new Group(key);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      while (true) {
        long time;
        try {
          time = in.readLong();
        } catch (EOFException end) {
          break;
        }
        long identity = in.readLong();
        boolean assumed = in.readBoolean();
        int length = in.readInt();
        if (row.length < length) {
          row = new byte[length * 2];
        }
        in.readFully(row, 0, length);
        group.add(time, identity, assumed, row, 0, length);
        if (group.bytes() >= most) {
          sink.accept(group);
          group = new Group(key);
        }
      }
    }
    if (group.count() > 0) {
      sink.accept(group);
    }
    Files.delete(file);
  }
}
