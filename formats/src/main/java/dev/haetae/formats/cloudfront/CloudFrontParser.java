package dev.haetae.formats.cloudfront;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.Columns;
import dev.haetae.formats.line.DecodedTarget;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.Home;
import dev.haetae.formats.line.Scan;
import dev.haetae.formats.line.UrlText;
import dev.haetae.model.Event;
import dev.haetae.model.EventWriter;
import dev.haetae.model.FieldSelection;
import dev.haetae.model.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads log entries, and the lines between them that say what the columns are. */
final class CloudFrontParser implements LineParser {
  private static final byte[] FIELDS = Scan.word(CloudFront.FIELDS);
  private static final String WHITE_SPACE = "\\s+";

  private final DeclaredCatalog catalog;
  private final FieldSelection selection;
  private final Home home;
  private final FieldSplitter fields = FieldSplitter.plain('\t');
  private final UrlText decoded = new UrlText();
  private final int request;

  private String layout;
  private Columns columns;
  private int width;
  private int date;
  private int time;
  private int requestId;
  private int path;
  private int query;

  CloudFrontParser(
      DeclaredCatalog catalog, FieldSelection selection, String layout, Origin origin) {
    this.catalog = catalog;
    this.selection = selection;
    this.home = new Home(origin);
    this.request = selection.number("haetae.decoded");
    this.layout = layout;
    List<String> names = names(catalog, layout);
    this.columns = new Columns(catalog, names, selection);
    arrange(names);
  }

  private static List<String> names(DeclaredCatalog catalog, String layout) {
    return layout.isEmpty() ? catalog.columns() : List.of(layout.split(WHITE_SPACE));
  }

  private void arrange(List<String> names) {
    width = names.size();
    date = names.indexOf("date");
    time = names.indexOf("time");
    requestId = names.indexOf("x-edge-request-id");
    path = names.indexOf("cs-uri-stem");
    query = names.indexOf("cs-uri-query");
  }

  @Override
  public Outcome parse(byte[] bytes, int start, int end, Event event) {
    if (Scan.afterBlanks(bytes, start, end) == end) {
      return Outcome.NOTHING;
    }
    if (bytes[start] == '#') {
      comment(bytes, start, end);
      return Outcome.NOTHING;
    }
    long when = fields.split(bytes, start, end) == width ? time(bytes) : Event.NO_TIME;
    if (when == Event.NO_TIME) {
      return Outcome.NOT_UNDERSTOOD;
    }
    EventWriter writer = event.writer();
    writer.layout(layout);
    writer.time(when);
    home.begin(writer);
    if (requestId >= 0 && !Scan.isDash(bytes, fields.start(requestId), fields.end(requestId))) {
      writer.id(bytes, fields.start(requestId), fields.end(requestId));
    }
    decoded.begin();
    columns.addDecoded(writer, bytes, fields, decoded);
    addRequest(writer, bytes);
    return Outcome.EVENT;
  }

  private void addRequest(EventWriter writer, byte[] bytes) {
    if (request >= 0 && path >= 0) {
      writer.add(
          request, ValueKind.STRING, DecodedTarget.of(text(bytes, path), text(bytes, query)));
    }
  }

  private String text(byte[] bytes, int column) {
    return column < 0 || Scan.isDash(bytes, fields.start(column), fields.end(column))
        ? ""
        : new String(
            bytes,
            fields.start(column),
            fields.end(column) - fields.start(column),
            StandardCharsets.UTF_8);
  }

  private void comment(byte[] bytes, int start, int end) {
    if (Scan.startsWith(bytes, start, end, FIELDS)) {
      int from = start + FIELDS.length;
      layout = new String(bytes, from, end - from, StandardCharsets.UTF_8).strip();
      List<String> names = names(catalog, layout);
      columns = new Columns(catalog, names, selection);
      arrange(names);
    }
  }

  private long time(byte[] bytes) {
    if (date < 0 || time < 0) {
      return Event.NO_TIME;
    }
    long day = Times.iso(bytes, fields.start(date), fields.end(date));
    return Times.withClock(day, bytes, fields.start(time), fields.end(time));
  }
}
