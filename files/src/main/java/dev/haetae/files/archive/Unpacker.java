package dev.haetae.files.archive;

import dev.haetae.files.parquet.ParquetStream;
import dev.haetae.model.Limits;
import dev.haetae.model.log.LogConsumer;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Finds the logs in stored bytes, however they are wrapped, and hands them over one after another
 * as they come: nothing is held whole and nothing is written to disk. What the bytes are wrapped in
 * is told by what they say, not by their name. Safe for use by several threads.
 */
public final class Unpacker {
  private final Limits.Unpacking limits;
  private final Gunzip gunzip;
  private final ProblemSink problems;
  private final LongAdder progress = new LongAdder();

  /**
   * Unpacks within limits, and tells of what is wrong.
   *
   * @param gunzip what unpacks gzip
   */
  public Unpacker(Limits limits, Gunzip gunzip, ProblemSink problems) {
    this.limits = limits.unpacking();
    this.gunzip = gunzip;
    this.problems = problems;
  }

  /**
   * Whether bytes that begin so are packed.
   *
   * @param head the first 512 bytes, or all of fewer
   */
  public static boolean isPacked(byte[] head) {
    return Wrapping.of(head) != Wrapping.NONE;
  }

  /** Stored bytes read so far, by all threads. */
  public long bytesRead() {
    return progress.sum();
  }

  /** Where problems are told. */
  public ProblemSink problems() {
    return problems;
  }

  /**
   * Hands over every log in the bytes.
   *
   * @param bytes closed by the caller
   * @throws IOException only what {@code consumer} throws
   */
  public void unpack(Stored stored, InputStream bytes, LogConsumer consumer) throws IOException {
    StoredStream counted = new StoredStream(bytes, stored.name(), progress);
    new Unpacking(new Expansion(counted, limits), consumer).take(stored, counted, 0);
  }

  /** The unpacking of one run of stored bytes. */
  private final class Unpacking {
    private final Expansion expansion;
    private final LogConsumer consumer;

    Unpacking(Expansion expansion, LogConsumer consumer) {
      this.expansion = expansion;
      this.consumer = consumer;
    }

    /**
     * Takes one object apart.
     *
     * @param depth how many archives it lies in
     */
    void take(Stored stored, InputStream bytes, int depth) throws IOException {
      try (Layers layers = new Layers(stored, gunzip, limits, expansion)) {
        PeekStream top = layers.peel(bytes);
        switch (Wrapping.of(top.head())) {
          case TAR -> open(stored, new TarArchive(stored, top, problems), depth);
          case ZIP -> open(stored, new ZipArchive(stored, top, expansion, problems), depth);
          case PARQUET -> readParquet(stored, top, layers.isEmpty());
          default -> deliver(stored, top);
        }
      } catch (Damage damage) {
        damage.tell().ifPresent(problems::report);
      }
    }

    private void open(Stored stored, Archive archive, int depth) throws IOException {
      if (depth == limits.archiveDepth()) {
        throw new Damage(
            Reason.TOO_DEEP,
            stored.name(),
            "an archive in " + depth + " others (the limit, Limits.archiveDepth)");
      }
      long members = 0;
      for (var member = archive.next(); member.isPresent(); member = archive.next()) {
        if (members++ == limits.archiveMembers()) {
          throw new Damage(
              Reason.EXPANDS_TOO_FAR,
              stored.name(),
              "more than "
                  + limits.archiveMembers()
                  + " members (the limit, Limits.archiveMembers)");
        }
        take(member.get().stored(), member.get().bytes(), depth + 1);
      }
      if (members == 0) {
        problems.report(
            new Problem(
                Reason.EMPTY, Place.of(stored.name()), "an archive without a file to read"));
      }
    }

    private void readParquet(Stored stored, PeekStream top, boolean bare) throws IOException {
      Optional<Path> original = bare ? stored.file() : Optional.empty();
      try (LocalFile file = spool(stored, top, original);
          InputStream rows =
              ParquetStream.open(
                  file.path(),
                  words -> new Damage(Reason.CORRUPT, stored.name(), "Parquet: " + words))) {
        deliver(stored, new PeekStream(new WeighedStream(rows, expansion, stored.name())));
      }
    }

    private static LocalFile spool(Stored stored, PeekStream top, Optional<Path> original)
        throws IOException {
      try {
        return LocalFile.of(top, original);
      } catch (Damage damage) {
        throw damage;
      } catch (IOException failure) {
        throw new Damage(
            Reason.UNREADABLE,
            stored.name(),
            "Parquet needs a temporary file, which cannot be written: " + failure.getMessage());
      }
    }

    private void deliver(Stored stored, PeekStream top) throws IOException {
      if (top.head().length == 0) {
        problems.report(new Problem(Reason.EMPTY, Place.of(stored.name()), "holds no bytes"));
        return;
      }
      consumer.accept(new UnpackedLog(stored, new LogStream(top, problems)));
    }
  }
}
