package dev.haetae.formats.read;

import dev.haetae.model.Limits;
import java.util.List;
import java.util.Optional;

/** The reading of lines that are rows, each of which becomes the record it was made of. */
interface RowReading {

  /** Takes the next line, line end not included. */
  void line(byte[] bytes, int start, int end, long number);

  /** Reports what is cut off at the end. */
  void end();

  /** A reading of what begins with these lines; empty where they are no rows. */
  static Optional<RowReading> of(
      List<String> head, ObjectReading reading, LineReading lines, Limits.Records limits) {
    return ZeekReading.of(head, reading).or(() -> TableReading.of(head, reading, lines, limits));
  }
}
