package dev.haetae.files.archive;

import dev.haetae.model.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that is ended while it reads, as by Ctrl-C. */
final class ExitsWhileReading {
  private ExitsWhileReading() {}

  /** Reads the file that is named, and exits with how many temporary files of Parquet there are. */
  public static void main(String[] arguments) throws IOException {
    Path packed = Path.of(arguments[0]);
    Stored stored = new Stored(packed.toString(), Optional.empty(), Optional.empty());
    try (InputStream bytes = Files.newInputStream(packed)) {
      new Unpacker(Limits.DEFAULT, Gunzip.JDK, problem -> System.err.println(problem.detail()))
          .unpack(stored, bytes, log -> System.exit((int) temporary()));
    }
  }

  private static long temporary() throws IOException {
    return parquet(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** How many files of Parquet a folder has. */
  static long parquet(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
