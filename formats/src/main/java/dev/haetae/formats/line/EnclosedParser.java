package dev.haetae.formats.line;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import java.util.List;

/**
 * Reads a log whose lines are fields between blanks, some in quotes or brackets, always in the same
 * order. Services add fields at the end; those the catalog does not have yet are passed over.
 */
public abstract class EnclosedParser implements LineParser {
  private final FieldSplitter fields = FieldSplitter.enclosing();
  private final Columns columns;
  private final AccountAndRegion accountAndRegion;
  private final int fewest;

  /**
   * @param names the columns in their order
   * @param fewest how many of them the oldest form of the log has
   */
  protected EnclosedParser(
      DeclaredCatalog catalog,
      List<String> names,
      int fewest,
      FieldSelection selection,
      Origin origin) {
    this.columns = new Columns(catalog, names, selection);
    this.fewest = fewest;
    this.accountAndRegion = new AccountAndRegion(origin);
  }

  @Override
  public final Outcome parse(byte[] bytes, int start, int end, Event event) {
    if (Scan.afterBlanks(bytes, start, end) == end) {
      return Outcome.NOTHING;
    }
    boolean fits = fields.split(bytes, start, end) >= fewest;
    long time = fits ? time(bytes, fields) : Event.NO_TIME;
    if (time == Event.NO_TIME) {
      return Outcome.NOT_UNDERSTOOD;
    }
    EventWriter writer = event.writer();
    writer.time(time);
    accountAndRegion.begin(writer);
    columns.add(writer, bytes, fields);
    derive(writer, bytes, fields, accountAndRegion);
    return Outcome.EVENT;
  }

  /** The time of a line; {@link Event#NO_TIME} where the line is not of this log. */
  protected abstract long time(byte[] bytes, FieldSplitter line);

  /** The time in one column where another begins with a word, as only lines of one log do. */
  protected static long timeIfBegins(
      byte[] bytes, FieldSplitter line, int column, byte[] word, int time) {
    return Scan.startsWith(bytes, line.start(column), line.end(column), word)
        ? Times.iso(bytes, line.start(time), line.end(time))
        : Event.NO_TIME;
  }

  /** Adds what is worked out from the columns. */
  protected abstract void derive(
      EventWriter writer, byte[] bytes, FieldSplitter line, AccountAndRegion place);
}
