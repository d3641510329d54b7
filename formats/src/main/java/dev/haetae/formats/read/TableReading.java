package dev.haetae.formats.read;

import dev.haetae.formats.Formats;
import dev.haetae.formats.JsonFormat;
import dev.haetae.formats.csv.CsvRecords;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The reading of a table: each row becomes the record it was made of and is read as that. */
final class TableReading implements RowReading {
  private final CsvRecords records;
  private final ObjectReading reading;
  private final LineReading lines;
  private final int recordBytes;
  private long rowAt;
  private boolean unfinished;

  TableReading(ObjectReading reading, LineReading lines, Limits.Records limits) {
    this.records = new CsvRecords(Formats.json().map(JsonFormat::catalog).toList(), limits);
    this.reading = reading;
    this.lines = lines;
    this.recordBytes = limits.recordBytes();
  }

  /** A reading of what begins with these lines; empty where they are no table. */
  static Optional<RowReading> of(
      List<String> head, ObjectReading reading, LineReading lines, Limits.Records limits) {
    return CsvRecords.recognise(head)
        ? Optional.of(new TableReading(reading, lines, limits))
        : Optional.empty();
  }

  @Override
  public void line(byte[] bytes, int start, int end, long number) {
    if (!unfinished) {
      rowAt = number;
    }
    CsvRecords.Outcome outcome = records.take(bytes, start, end);
    unfinished = outcome == CsvRecords.Outcome.UNFINISHED;
    switch (outcome) {
      case JSON -> reading.jsonLine(records.bytes(), 0, records.length(), rowAt);
      case LINE -> lines.line(copy(), 0, records.length(), rowAt);
      case NOT_UNDERSTOOD ->
          problem(
              Reason.MALFORMED, "a row of a table with another number of cells than its header");
      case TOO_LONG ->
          problem(
              Reason.TOO_LONG,
              "a row of more than " + recordBytes + " bytes (limit: recordBytes); left out");
      case UNFINISHED, NOTHING -> {}
    }
  }

  /** A line is handed on by itself, as if it had been read so. */
  private byte[] copy() {
    return Arrays.copyOf(records.bytes(), records.length());
  }

  @Override
  public void end() {
    if (unfinished) {
      problem(Reason.TRUNCATED, "a row with a quoted value that nothing closes");
    }
  }

  private void problem(Reason reason, String detail) {
    reading.problem(new Problem(reason, new Place(reading.origin().object(), rowAt), detail));
  }
}
