package dev.haetae.formats.s3access;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.EnclosedParser;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.Home;
import dev.haetae.formats.line.RequestLine;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.Event;
import dev.haetae.model.EventWriter;
import dev.haetae.model.FieldSelection;

/** Reads access log records. */
final class S3AccessParser extends EnclosedParser {
  private static final int FEWEST = 17;
  private static final int OWNER_DIGITS = 64;
  private static final int OWNER = 0;
  private static final int TIME = 2;
  private static final int OPERATION = 6;
  private static final int REQUEST = 8;

  private final RequestLine request;

  S3AccessParser(DeclaredCatalog catalog, FieldSelection selection, Origin origin) {
    super(catalog, catalog.columns(), FEWEST, selection, origin);
    request = new RequestLine(selection);
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
  protected void derive(EventWriter writer, byte[] bytes, FieldSplitter line, Home place) {
    request.add(writer, bytes, line.start(REQUEST), line.end(REQUEST));
  }
}
