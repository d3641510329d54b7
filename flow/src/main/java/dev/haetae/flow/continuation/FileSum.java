package dev.haetae.flow.continuation;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    HashCode sum = MoreFiles.asByteSource(file).hash(Hashing.crc32c());
    return new FileSum(
        String.valueOf(file.getFileName()), Files.size(file), Integer.toUnsignedLong(sum.asInt()));
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
