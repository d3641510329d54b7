package dev.haetae.flow.continuation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What a file of the state was when it was left. A file that is half of itself, or was written
 * over, may well read as state: of events met before, say, but fewer, and what was read would count
 * twice.
 *
 * @param name of the file
 * @param length in bytes
 * @param sum of its bytes, as CRC32C
 */
record FileSum(String name, long length, long sum) {

  /** Of a file as it is now. */
  static FileSum of(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    long length = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum.update(buffer, 0, read);
        length += read;
      }
    }
    return new FileSum(String.valueOf(file.getFileName()), length, sum.getValue());
  }

  /** Of all files of a folder, in the order of their names. */
  static List<FileSum> all(Path folder) throws IOException {
    List<FileSum> sums = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        sums.add(of(file));
      }
    }
    return sums;
  }

  static FileSum read(DataInputStream in) throws IOException {
    return new FileSum(in.readUTF(), in.readLong(), in.readLong());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(name);
    out.writeLong(length);
    out.writeLong(sum);
  }

  /**
   * Refuses a file that is not as it was left.
   *
   * @param folder where it is
   * @throws IOException where it is not there, or not the same
   */
  void check(Path folder) throws IOException {
    FileSum now = of(folder.resolve(name));
    if (now.length() != length) {
      throw new IOException("it is not as long as it was left");
    }
    if (now.sum() != sum) {
      throw new IOException("it is not as it was left");
    }
  }
}
