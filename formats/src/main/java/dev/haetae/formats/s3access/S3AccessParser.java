package dev.haetae.formats.s3access;

import dev.haetae.formats.Arns;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.EnclosedParser;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.RequestLine;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;

/** Reads access log records. */
final class S3AccessParser extends EnclosedParser {
  private static final int FEWEST = 17;
  private static final int OWNER_DIGITS = 64;
  private static final byte[] UNAUTHORIZED = {'4', '0', '1'};
  private static final byte[] FORBIDDEN = {'4', '0', '3'};
  private static final int OWNER = 0;
  private static final int TIME = 2;
  private static final int REQUESTER = 4;
  private static final int OPERATION = 6;
  private static final int REQUEST = 8;
  private static final int STATUS = 9;

  private final RequestLine request;
  private final int principal;
  private final int outcome;

  S3AccessParser(DeclaredCatalog catalog, FieldSelection selection, Origin origin) {
    super(catalog, catalog.columns(), FEWEST, selection, origin);
    request = new RequestLine(selection);
    principal = selection.number("haetae.principal");
    outcome = selection.number("haetae.outcome");
  }

  @Override
  protected long time(byte[] bytes, FieldSplitter line) {
    int owner = line.end(OWNER) - line.start(OWNER);
    boolean proven =
        (owner == OWNER_DIGITS || Scan.isDash(bytes, line.start(OWNER), line.end(OWNER)))
            && Scan.find(bytes, line.start(OPERATION), line.end(OPERATION), '.') >= 0;
    return proven ? Times.clf(bytes, line.start(TIME), line.end(TIME)) : Event.NO_TIME;
  }

  @Override
  protected void derive(
      EventWriter writer, byte[] bytes, FieldSplitter line, AccountAndRegion place) {
    request.add(writer, bytes, line.start(REQUEST), line.end(REQUEST));
    if (principal >= 0 && !Scan.isDash(bytes, line.start(REQUESTER), line.end(REQUESTER))) {
      addPrincipal(writer, bytes, line.start(REQUESTER), line.end(REQUESTER));
    }
    if (outcome >= 0 && !Scan.isDash(bytes, line.start(STATUS), line.end(STATUS))) {
      String how = outcome(bytes, line.start(STATUS), line.end(STATUS));
      writer.add(outcome, ValueKind.STRING, how);
    }
  }

  private static String outcome(byte[] bytes, int start, int end) {
    if (bytes[start] == '2' || bytes[start] == '3') {
      return "success";
    }
    boolean isDenied =
        Scan.startsWith(bytes, start, end, UNAUTHORIZED)
            || Scan.startsWith(bytes, start, end, FORBIDDEN);
    return isDenied ? "denied" : "failed";
  }

  private void addPrincipal(EventWriter writer, byte[] bytes, int start, int end) {
    if (Scan.find(bytes, start, end, ':') < 0) {
      writer.add(principal, ValueKind.STRING, bytes, start, end);
      return;
    }
    String requester = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    writer.add(principal, ValueKind.STRING, Arns.principal(requester));
  }
}
