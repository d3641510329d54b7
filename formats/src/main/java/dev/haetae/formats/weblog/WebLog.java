package dev.haetae.formats.weblog;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.formats.line.EnclosedParser;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.RequestLine;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;

/**
 * Access logs in the Common Log Format and the Combined one, as Apache and nginx write them.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/logs.html#accesslog">Access log</a>
 */
@AutoService(Format.class)
public final class WebLog extends DeclaredLineFormat {
  /** Other logs begin as this one and say more; they are to win. */
  private static final int SURE = 80;

  /** Where no request names its host, all are for one: what is counted by host is counted so. */
  private static final String HOST = "this web server";

  /** What the service loader makes. */
  public WebLog() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new Parser(catalog(), selection, origin);
  }

  private static final class Parser extends EnclosedParser {
    private static final int FEWEST = 7;
    private static final int TIME = 3;
    private static final int REQUEST = 4;
    private static final int STATUS = 5;

    private final RequestLine request;

    Parser(DeclaredCatalog catalog, FieldSelection selection, Origin origin) {
      super(catalog, catalog.columns(), FEWEST, selection, origin);
      request = new RequestLine(selection, HOST);
    }

    @Override
    protected long time(byte[] bytes, FieldSplitter line) {
      return Scan.isDigits(bytes, line.start(STATUS), line.end(STATUS))
          ? Times.clf(bytes, line.start(TIME), line.end(TIME))
          : Event.NO_TIME;
    }

    @Override
    protected void derive(
        EventWriter writer, byte[] bytes, FieldSplitter line, AccountAndRegion place) {
      request.add(writer, bytes, line.start(REQUEST), line.end(REQUEST));
    }
  }
}
