package dev.haetae.formats.route53public;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.Columns;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;

/**
 * Queries the world made for names of a public hosted zone of Route 53, as it logs them to
 * CloudWatch Logs.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html">Public
 *     DNS query logging</a>
 */
@AutoService(Format.class)
public final class Route53Public extends DeclaredLineFormat {
  private static final int SURE = 96;

  /** What the service loader makes. */
  public Route53Public() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new Parser(catalog(), selection, origin);
  }

  private static final class Parser implements LineParser {
    private static final int TIME = 1;
    private static final int ZONE = 2;
    private static final int TRANSPORT = 6;
    private static final byte[] UDP = Scan.word("UDP");
    private static final byte[] TCP = Scan.word("TCP");

    private final FieldSplitter fields = FieldSplitter.plain(' ');
    private final Columns columns;
    private final AccountAndRegion accountAndRegion;
    private final int width;

    Parser(DeclaredCatalog catalog, FieldSelection selection, Origin origin) {
      columns = new Columns(catalog, catalog.columns(), selection);
      accountAndRegion = new AccountAndRegion(origin);
      width = catalog.columns().size();
    }

    @Override
    public Outcome parse(byte[] bytes, int start, int end, Event event) {
      if (Scan.afterBlanks(bytes, start, end) == end) {
        return Outcome.NOTHING;
      }
      long time =
          fields.split(bytes, start, end) == width && isQuery(bytes)
              ? Times.iso(bytes, fields.start(TIME), fields.end(TIME))
              : Event.NO_TIME;
      if (time == Event.NO_TIME) {
        return Outcome.NOT_UNDERSTOOD;
      }
      EventWriter writer = event.writer();
      writer.time(time);
      accountAndRegion.begin(writer);
      columns.add(writer, bytes, fields);
      return Outcome.EVENT;
    }

    private boolean isQuery(byte[] bytes) {
      boolean overNetwork = fields.is(bytes, TRANSPORT, UDP) || fields.is(bytes, TRANSPORT, TCP);
      return overNetwork
          && fields.start(ZONE) < fields.end(ZONE)
          && bytes[fields.start(ZONE)] == 'Z';
    }
  }
}
