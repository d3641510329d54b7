package dev.haetae.flow.evidence;

import dev.haetae.model.finding.Occurrence;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The evidence that earlier scans left because something they left may still show it. */
public final class EarlierEvidence implements AutoCloseable {
  private final long[] numbers;
  private final long[] offsets;
  private final RandomAccessFile file;

  private EarlierEvidence(long[] numbers, long[] offsets, RandomAccessFile file) {
    this.numbers = numbers;
    this.offsets = offsets;
    this.file = file;
  }

  /**
   * Opens what was left.
   *
   * @param index the numbers of the occurrences, ascending, each with its offset in the file
   * @throws IOException where it is not whole
   */
  public static EarlierEvidence open(Path file, Path index) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(index), 1 << 16))) {
      int count = Math.toIntExact((Files.size(index) - Long.BYTES) / (2 * Long.BYTES));
      long size = in.readLong();
      if (Files.size(file) != size) {
        throw new IOException("it is not as long as it was left");
      }
      long[] numbers = new long[count];
      long[] offsets = new long[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = in.readLong();
        offsets[i] = in.readLong();
      }
      return new EarlierEvidence(numbers, offsets, new RandomAccessFile(file.toFile(), "r"));
    }
  }

  boolean has(long number) {
    return Arrays.binarySearch(numbers, number) >= 0;
  }

  Occurrence occurrence(long number) throws IOException {
    int at = Arrays.binarySearch(numbers, number);
    if (at < 0) {
      throw new IOException("evidence number " + number + " was not left by earlier scans");
    }
    return EvidenceRecord.read(EvidenceRecord.at(offsets[at], file));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the evidence of earlier scans", e);
    }
  }
}
