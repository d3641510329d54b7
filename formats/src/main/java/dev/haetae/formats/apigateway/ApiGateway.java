package dev.haetae.formats.apigateway;

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
import java.util.List;

/**
 * Access logs of API Gateway in the form the documentation gives for the Common Log Format. It
 * differs from a web server's by the request id at the end.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html">Logging</a>
 */
@AutoService(Format.class)
public final class ApiGateway extends DeclaredLineFormat {
  private static final int SURE = 95;
  private static final List<String> COLUMNS =
      List.of(
          "identity.sourceIp",
          "identity.caller",
          "identity.user",
          "requestTime",
          "request",
          "status",
          "responseLength",
          "requestId",
          "extendedRequestId");

  /** What the service loader makes. */
  public ApiGateway() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new Parser(catalog(), selection, origin);
  }

  private static final class Parser extends EnclosedParser {
    private static final int TIME = 3;
    private static final int REQUEST = 4;
    private static final int STATUS = 5;
    private static final int REQUEST_ID = 7;
    private static final int FEWEST = 8;
    private static final int LONG_ID = 36;
    private static final int SHORT_ID = 16;

    private final RequestLine request;

    Parser(DeclaredCatalog catalog, FieldSelection selection, Origin origin) {
      super(catalog, COLUMNS, FEWEST, selection, origin);
      request = new RequestLine(selection);
    }

    @Override
    protected long time(byte[] bytes, FieldSplitter line) {
      boolean proven =
          Scan.isDigits(bytes, line.start(STATUS), line.end(STATUS))
              && isRequestId(bytes, line.start(REQUEST_ID), line.end(REQUEST_ID));
      return proven ? Times.clf(bytes, line.start(TIME), line.end(TIME)) : Event.NO_TIME;
    }

    /** A UUID for REST APIs; sixteen letters that end in {@code =} for HTTP and WebSocket APIs. */
    private static boolean isRequestId(byte[] bytes, int start, int end) {
      int length = end - start;
      return (length == LONG_ID && bytes[start + 8] == '-' && bytes[start + 13] == '-')
          || (length == SHORT_ID && bytes[end - 1] == '=');
    }

    @Override
    protected void derive(
        EventWriter writer, byte[] bytes, FieldSplitter line, AccountAndRegion place) {
      writer.id(bytes, line.start(REQUEST_ID), line.end(REQUEST_ID));
      request.add(writer, bytes, line.start(REQUEST), line.end(REQUEST));
    }
  }
}
