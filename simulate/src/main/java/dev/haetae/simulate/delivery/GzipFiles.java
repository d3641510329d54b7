package dev.haetae.simulate.delivery;

import dev.haetae.simulate.text.ByteText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes compressed files under one folder and counts what went into them. */
public final class GzipFiles {
  private final Path folder;
  private final int level;
  private long count;
  private long rawBytes;
  private long compressedBytes;

  /**
   * Writes under a folder.
   *
   * @param level of compression, 1 (fast) to 9 (small)
   */
  public GzipFiles(Path folder, int level) {
    this.folder = folder;
    this.level = level;
  }

  /** Writes one file, its folders too. */
  public void write(Path relative, ByteText text) throws IOException {
    Path path = folder.resolve(relative.toString());
    Files.createDirectories(path.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(path);
        Levelled gzip = new Levelled(out, level)) {
      text.writeTo(gzip);
    }
    count++;
    rawBytes += text.length();
    compressedBytes += Files.size(path);
  }

  /** Files written. */
  public long count() {
    return count;
  }

  /** Bytes before compression. */
  public long rawBytes() {
    return rawBytes;
  }

  /** Bytes on disk. */
  public long compressedBytes() {
    return compressedBytes;
  }

  private static final class Levelled extends GZIPOutputStream {
    Levelled(OutputStream out, int level) throws IOException {
      super(out, 1 << 16);
      def.setLevel(level);
    }
  }
}
