package dev.haetae.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Started processes in compressed files, as many as wanted: always the same. */
final class ProcessCorpus {
  private static final int FILES = 32;
  private static final int SEED = 11;

  private ProcessCorpus() {}

  /**
   * Writes a corpus.
   *
   * @param bytes how many at least, before compression
   */
  static void write(Path folder, long bytes) throws IOException {
    Files.createDirectories(folder);
    for (int file = 0; file < FILES; file++) {
      Path path = folder.resolve((file % 2 == 0 ? "windows-" : "linux-") + file + ".json.gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
        write(out, file, bytes / FILES);
      }
    }
  }

  private static void write(OutputStream out, int file, long bytes) throws IOException {
    Random random = new Random(SEED + file);
    long written = 0;
    for (int number = 0; written < bytes; number++) {
      String event =
          file % 2 == 0
              ? ProcessShapes.windowsEvent(number, random)
              : ProcessShapes.linuxEvent(number, random);
      byte[] line = event.getBytes(StandardCharsets.UTF_8);
      out.write(line);
      written += line.length;
    }
  }
}
