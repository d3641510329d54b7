package dev.haetae.inputs.archive;

import dev.haetae.model.Limits;
import dev.haetae.model.LogConsumer;
import dev.haetae.model.Place;
import dev.haetae.model.Problem;
import dev.haetae.model.Problem.Reason;
import dev.haetae.model.ProblemSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/**
 * Finds the logs in stored bytes, however they are wrapped, and hands them over one after another
 * as they come: nothing is held whole and nothing is written to disk. What the bytes are wrapped in
 * is told by what they say, not by their name. Safe for use by several threads.
 */
public final class Unpacker {
  private final Limits limits;
  private final ProblemSink problems;
  private final LongAdder progress = new LongAdder();

  /** Unpacks within limits, and tells of what is wrong. */
  public Unpacker(Limits limits, ProblemSink problems) {
    this.limits = limits;
    this.problems = problems;
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
    new Unpacking(counted, consumer).take(stored, counted, 0, 0);
  }

  /** The unpacking of one run of stored bytes. */
  private final class Unpacking {
    private final StoredStream counted;
    private final LogConsumer consumer;

    Unpacking(StoredStream counted, LogConsumer consumer) {
      this.counted = counted;
      this.consumer = consumer;
    }

    /**
     * Takes one object apart.
     *
     * @param from where in the stored bytes it begins
     * @param depth how many archives it lies in
     */
    void take(Stored stored, InputStream bytes, long from, int depth) throws IOException {
      LayerStream.Expansion expansion = new LayerStream.Expansion(counted, from, limits);
      try (Layers layers = new Layers(stored, expansion)) {
        PeekStream top = layers.peel(bytes);
        switch (Wrapping.of(top.head())) {
          case TAR -> open(stored, new TarArchive(stored, top, expansion, problems), depth);
          case ZIP -> open(stored, new ZipArchive(stored, top, this::beginning, problems), depth);
          default -> deliver(stored, top);
        }
      } catch (Damage damage) {
        damage.tell().ifPresent(problems::report);
      }
    }

    /** What lies behind here is measured from here. */
    private LayerStream.Expansion beginning() {
      return new LayerStream.Expansion(counted, counted.beginning(), limits);
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
        take(member.get().stored(), member.get().bytes(), counted.beginning(), depth + 1);
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
