package dev.haetae.flow.continuation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Which numbers of evidence stand in what was written. Dozens of kinds of state hold such numbers,
 * each written by a codec of its own, and whoever adds another kind will not think of evidence. So
 * nobody is asked: a number looks like nothing else, and whatever eight bytes look like one count
 * as one, as a conservative garbage collector takes every word that looks like a pointer for one.
 * What is kept by mistake is kept until the next scan.
 *
 * @see <a href="https://doi.org/10.1002/spe.4380180902">Boehm and Weiser 1988, Garbage collection
 *     in an uncooperative environment</a>
 */
final class NumbersWritten {
  /** Where numbers begin, so that no count, time or small number is taken for one. */
  static final long FIRST = 0x4845_0000_0000_0000L;

  private NumbersWritten() {}

  /**
   * The numbers in files, ascending, each once.
   *
   * @param next the least number not given out yet
   */
  static long[] in(List<Path> files, long next) throws IOException {
    long[] found = new long[64];
    int count = 0;
    for (Path file : files) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        long window = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
          window = window << 8 | read;
          if (window >= FIRST && window < next) {
            found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
            found[count++] = window;
          }
        }
      }
    }
    return Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }
}
