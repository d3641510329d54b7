package dev.haetae.formats.elb;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.AddressAndPort;
import dev.haetae.formats.line.EnclosedParser;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.RequestLine;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import java.util.List;

/** Reads access log entries. */
final class ElbParser extends EnclosedParser {
  private static final List<String> COLUMNS =
      List.of(
          "time",
          "elb",
          "client:port",
          "backend:port",
          "request_processing_time",
          "backend_processing_time",
          "response_processing_time",
          "elb_status_code",
          "backend_status_code",
          "received_bytes",
          "sent_bytes",
          "request",
          "user_agent",
          "ssl_cipher",
          "ssl_protocol");
  private static final int FEWEST = 12;
  private static final int CLIENT = 2;
  private static final int BACKEND = 3;
  private static final int FIRST_DURATION = 4;
  private static final int LAST_DURATION = 6;
  private static final int REQUEST = 11;

  private final AddressAndPort client;
  private final AddressAndPort backend;
  private final RequestLine request;

  ElbParser(DeclaredCatalog catalog, FieldSelection selection, Origin origin) {
    super(catalog, COLUMNS, FEWEST, selection, origin);
    client = AddressAndPort.ofClient(selection);
    backend = AddressAndPort.ofTarget(selection);
    request = new RequestLine(selection);
  }

  @Override
  protected long time(byte[] bytes, FieldSplitter line) {
    boolean hasPort = Scan.find(bytes, line.start(CLIENT), line.end(CLIENT), ':') >= 0;
    for (int i = FIRST_DURATION; hasPort && i <= LAST_DURATION; i++) {
      hasPort = isDuration(bytes, line.start(i), line.end(i));
    }
    return hasPort ? Times.iso(bytes, line.start(0), line.end(0)) : Event.NO_TIME;
  }

  /** Seconds, perhaps with a fraction; -1 where the request never got so far. */
  private static boolean isDuration(byte[] bytes, int start, int end) {
    int from = start < end && bytes[start] == '-' ? start + 1 : start;
    int after = Scan.afterDigits(bytes, from, end);
    boolean whole = after > from && after == end;
    return whole || (after < end && bytes[after] == '.' && Scan.isDigits(bytes, after + 1, end));
  }

  @Override
  protected void derive(
      EventWriter writer, byte[] bytes, FieldSplitter line, AccountAndRegion place) {
    client.add(writer, bytes, line.start(CLIENT), line.end(CLIENT));
    backend.add(writer, bytes, line.start(BACKEND), line.end(BACKEND));
    request.add(writer, bytes, line.start(REQUEST), line.end(REQUEST));
  }
}
