package dev.haetae.formats.vpcflow;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.Columns;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads flow records; a header on the way, as where files were joined, changes the layout. */
final class FlowParser implements LineParser {
  private static final byte[] OK = Scan.word("OK");
  private static final byte[] NO_DATA = Scan.word("NODATA");
  private static final byte[] SKIP_DATA = Scan.word("SKIPDATA");

  private final DeclaredCatalog catalog;
  private final FlowHeader known;
  private final int fewest;
  private final FieldSelection selection;
  private final AccountAndRegion accountAndRegion;
  private final FieldSplitter fields = FieldSplitter.plain(' ');

  private final String layout;
  private String header;
  private Columns columns;
  private int width;
  private int start;
  private int end;
  private int status;
  private int account;
  private int region;

  /**
   * For one thread.
   *
   * @param fewest how many of the documented fields a line without a header has at least
   * @param layout the names in their order, as a header gives them; empty for the documented ones
   */
  FlowParser(
      DeclaredCatalog catalog,
      FlowHeader known,
      int fewest,
      FieldSelection selection,
      String layout,
      Origin origin) {
    this.catalog = catalog;
    this.known = known;
    this.fewest = fewest;
    this.selection = selection;
    this.accountAndRegion = new AccountAndRegion(origin);
    this.layout = layout;
    this.header = layout;
    this.columns = arranged();
  }

  @Override
  public void begin() {
    if (!header.equals(layout)) {
      takeHeader(layout);
    }
  }

  private void takeHeader(String line) {
    header = line;
    columns = arranged();
  }

  /** The columns in the order of the header, or else that of the documentation. */
  private Columns arranged() {
    List<String> names = header.isEmpty() ? catalog.columns() : FlowHeader.names(header);
    width = names.size();
    start = names.indexOf("start");
    end = names.indexOf("end");
    status = names.indexOf("log-status");
    account = names.indexOf("account-id");
    region = names.indexOf("region");
    return new Columns(catalog, names, selection);
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int to, Event event) {
    int last = to > from && bytes[to - 1] == ' ' ? to - 1 : to;
    int count = fields.split(bytes, from, last);
    if (last == from) {
      return Outcome.NOTHING;
    }
    if (!isRecord(bytes, count)) {
      return isHeader(bytes, from, last) ? Outcome.NOTHING : Outcome.NOT_UNDERSTOOD;
    }
    EventWriter writer = event.writer();
    writer.layout(header);
    writer.time(time(bytes));
    accountAndRegion.begin(writer);
    if (account >= 0 && account < count) {
      accountAndRegion.account(writer, bytes, fields.start(account), fields.end(account));
    }
    if (region >= 0 && region < count) {
      accountAndRegion.region(writer, bytes, fields.start(region), fields.end(region));
    }
    columns.add(writer, bytes, fields);
    return Outcome.EVENT;
  }

  private boolean isRecord(byte[] bytes, int count) {
    boolean fits = header.isEmpty() ? count >= fewest && count <= width : count == width;
    return fits && (status < 0 ? isTime(bytes) : isStatus(bytes));
  }

  private boolean isStatus(byte[] bytes) {
    return fields.is(bytes, status, OK)
        || fields.is(bytes, status, NO_DATA)
        || fields.is(bytes, status, SKIP_DATA);
  }

  /** A layout without a status and without a time leaves nothing to tell a record by but width. */
  private boolean isTime(byte[] bytes) {
    return (start < 0 && end < 0) || time(bytes) != Event.NO_TIME;
  }

  private long time(byte[] bytes) {
    int column = start >= 0 ? start : end;
    return column < 0
        ? Event.NO_TIME
        : Times.epoch(bytes, fields.start(column), fields.end(column));
  }

  private boolean isHeader(byte[] bytes, int from, int to) {
    if (!FlowHeader.isWords(bytes, from, to)) {
      return false;
    }
    String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    boolean isHeader = known.isHeader(line);
    if (isHeader) {
      takeHeader(line);
    }
    return isHeader;
  }
}
