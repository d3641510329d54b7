package dev.haetae.formats.read;

import dev.haetae.formats.line.Scan;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Joins what container runtimes cut long lines into. Before each part stands its stream, and {@code
 * P} where more of the line follows, {@code F} where it ends. The streams are written in turn, so
 * that parts of a line need not stand one after the other.
 */
final class PartLines {
  /** How long a stream's name is with what follows it, as in {@code stdout P }. */
  private static final int MARK = 9;

  private static final int FLAG = 7;

  private final List<Line> streams;

  PartLines(int mostBytes) {
    streams = List.of(new Line("stdout ", mostBytes), new Line("stderr ", mostBytes));
  }

  /** The line of a stream as far as its parts were met. */
  static final class Line {
    private final byte[] name;
    private final int mostBytes;
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private long number;

    Line(String name, int mostBytes) {
      this.name = Scan.word(name);
      this.mostBytes = mostBytes;
    }

    /** Where its first part stood. */
    long number() {
      return number;
    }

    /** Whether parts of it wait for the last. */
    boolean isBegun() {
      return parts.size() > 0;
    }

    /** Whether it can take no more: what is longer than a line may be is read in pieces. */
    boolean isFull(int more) {
      return parts.size() + more > mostBytes;
    }

    void add(byte[] bytes, int start, int end, long at) {
      if (!isBegun()) {
        number = at;
      }
      parts.write(bytes, start, end - start);
    }

    /** All of it; the next part begins another. */
    byte[] take() {
      byte[] all = parts.toByteArray();
      parts.reset();
      return all;
    }
  }

  /** The lines there are parts of. */
  List<Line> streams() {
    return streams;
  }

  /**
   * The line that the part is of which begins at {@code start}; nothing where there stands a line
   * that was not cut.
   */
  Optional<Line> of(byte[] bytes, int lineStart, int start) {
    return start - lineStart <= MARK
        ? Optional.empty()
        : streams.stream()
            .filter(line -> Scan.startsWith(bytes, start - MARK, start, line.name))
            .filter(line -> line.isBegun() || isMoreToCome(bytes, start))
            .findFirst();
  }

  /** Whether more of the line follows the part that begins at {@code start}. */
  static boolean isMoreToCome(byte[] bytes, int start) {
    return bytes[start - MARK + FLAG] == 'P';
  }
}
