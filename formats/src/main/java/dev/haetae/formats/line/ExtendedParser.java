package dev.haetae.formats.line;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads requests in the W3C Extended Log File Format: columns, and lines between them that say
 * which they are.
 *
 * @see <a href="https://www.w3.org/TR/WD-logfile.html">Extended Log File Format</a>
 */
public final class ExtendedParser implements LineParser {
  /** What the line begins with that gives the columns. */
  private static final String FIELDS = "#Fields:";

  private static final byte[] DIRECTIVE = Scan.word(FIELDS);
  private static final String WHITE_SPACE = "\\s+";

  /**
   * What those who write the format do each in their own way.
   *
   * @param usual the columns where no line gives them
   * @param fewest how many of those there are at least
   * @param separator what parts the columns
   * @param id the column that is the id of a request; empty where there is none
   * @param isEncoded whether values are URL-encoded on top of what clients encode
   * @param host the field of the host a request was for, and {@code otherHosts} the columns that
   *     tell it where none is named so, the best first; empty where there is no such field
   */
  public record Style(
      List<String> usual,
      int fewest,
      char separator,
      String id,
      boolean isEncoded,
      String host,
      List<String> otherHosts) {

    /** Copies the lists. */
    public Style {
      usual = List.copyOf(usual);
      otherHosts = List.copyOf(otherHosts);
    }
  }

  private final DeclaredCatalog catalog;
  private final FieldSelection selection;
  private final Style style;
  private final AccountAndRegion accountAndRegion;
  private final FieldSplitter fields;
  private final UrlText decoded = new UrlText();
  private final int request;
  private final int hostField;

  private final String firstLayout;
  private String layout;
  private Columns columns;
  private int width;
  private int fewest;
  private int date;
  private int time;
  private int timestamp;
  private int status;
  private int requestId;
  private int path;
  private int query;
  private int host;

  /**
   * For one thread.
   *
   * @param layout the columns by blanks; empty for the usual ones
   */
  public ExtendedParser(
      DeclaredCatalog catalog,
      FieldSelection selection,
      Style style,
      String layout,
      Origin origin) {
    this.catalog = catalog;
    this.selection = selection;
    this.style = style;
    this.accountAndRegion = new AccountAndRegion(origin);
    this.fields = FieldSplitter.plain(style.separator());
    this.request = selection.number("haetae.decoded");
    this.hostField = selection.number(style.host());
    this.firstLayout = layout;
    this.layout = layout;
    this.columns = arranged();
  }

  @Override
  public void begin() {
    if (!layout.equals(firstLayout)) {
      take(firstLayout);
    }
  }

  private void take(String newLayout) {
    layout = newLayout;
    columns = arranged();
  }

  /** The columns by blanks, where one of the first lines gives them. */
  public static Optional<String> columns(List<String> head) {
    return head.stream()
        .filter(line -> line.startsWith(FIELDS))
        .findFirst()
        .map(line -> line.substring(FIELDS.length()).strip());
  }

  /** The columns in the order of the layout. */
  private Columns arranged() {
    List<String> names = layout.isEmpty() ? style.usual() : List.of(layout.split(WHITE_SPACE));
    width = names.size();
    fewest = layout.isEmpty() ? style.fewest() : width;
    date = names.indexOf("date");
    time = names.indexOf("time");
    timestamp = names.indexOf("timestamp");
    status = names.indexOf("sc-status");
    requestId = names.indexOf(style.id());
    path = names.indexOf("cs-uri-stem");
    query = names.indexOf("cs-uri-query");
    boolean isNamed =
        names.stream()
            .anyMatch(name -> catalog.path(name).filter(style.host()::equals).isPresent());
    host =
        isNamed
            ? -1
            : style.otherHosts().stream()
                .mapToInt(names::indexOf)
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(-1);
    return new Columns(catalog, names, selection);
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
    int count = fields.split(bytes, start, end);
    boolean fits = count >= fewest && count <= width && isStatus(bytes);
    long when = fits ? time(bytes) : Event.NO_TIME;
    if (when == Event.NO_TIME) {
      return Outcome.NOT_UNDERSTOOD;
    }
    EventWriter writer = event.writer();
    writer.layout(layout);
    writer.time(when);
    accountAndRegion.begin(writer);
    if (requestId >= 0 && !Scan.isDash(bytes, fields.start(requestId), fields.end(requestId))) {
      writer.id(bytes, fields.start(requestId), fields.end(requestId));
    }
    addColumns(writer, bytes);
    addRequest(writer, bytes);
    if (hostField >= 0 && host >= 0) {
      writer.add(hostField, ValueKind.STRING, bytes, fields.start(host), fields.end(host));
    }
    return Outcome.EVENT;
  }

  /** By it a line of as many words is told from a request. */
  private boolean isStatus(byte[] bytes) {
    return status < 0
        || Scan.isDash(bytes, fields.start(status), fields.end(status))
        || Scan.isDigits(bytes, fields.start(status), fields.end(status));
  }

  private void addColumns(EventWriter writer, byte[] bytes) {
    if (style.isEncoded()) {
      decoded.begin();
      columns.addDecoded(writer, bytes, fields, decoded);
    } else {
      columns.add(writer, bytes, fields);
    }
  }

  /** Where the path is told with its query, the query is not told once more. */
  private void addRequest(EventWriter writer, byte[] bytes) {
    if (request >= 0 && path >= 0) {
      String target = text(bytes, path);
      int question = target.indexOf('?');
      writer.add(
          request,
          ValueKind.STRING,
          question < 0
              ? DecodedTarget.of(target, text(bytes, query))
              : DecodedTarget.of(target.substring(0, question), target.substring(question + 1)));
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
    if (Scan.startsWith(bytes, start, end, DIRECTIVE)) {
      int from = start + DIRECTIVE.length;
      take(new String(bytes, from, end - from, StandardCharsets.UTF_8).strip());
    }
  }

  private long time(byte[] bytes) {
    if (timestamp >= 0) {
      return Times.epoch(bytes, fields.start(timestamp), fields.end(timestamp));
    }
    if (date < 0 || time < 0) {
      return Event.NO_TIME;
    }
    long day = Times.iso(bytes, fields.start(date), fields.end(date));
    return day == Event.NO_TIME
        ? day
        : Times.withClock(day, bytes, fields.start(time), fields.end(time));
  }
}
