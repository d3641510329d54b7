package dev.haetae.formats.read;

import dev.haetae.formats.zeek.ZeekRows;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.util.List;
import java.util.Optional;

/** The reading of Zeek's own tables. */
final class ZeekReading implements RowReading {
  private final ZeekRows rows = new ZeekRows();
  private final ObjectReading reading;

  private ZeekReading(ObjectReading reading) {
    this.reading = reading;
  }

  static Optional<RowReading> of(List<String> head, ObjectReading reading) {
    return ZeekRows.recognise(head) ? Optional.of(new ZeekReading(reading)) : Optional.empty();
  }

  @Override
  public void line(byte[] bytes, int start, int end, long number) {
    switch (rows.take(bytes, start, end)) {
      case RECORD -> reading.jsonLine(rows.bytes(), 0, rows.length(), number);
      case NOT_UNDERSTOOD ->
          reading.problem(
              new Problem(
                  Reason.NOT_UNDERSTOOD,
                  new Place(reading.origin().object(), number),
                  "a row of a Zeek log with another number of fields than its header"));
      case NOTHING -> {}
    }
  }

  @Override
  public void end() {}
}
