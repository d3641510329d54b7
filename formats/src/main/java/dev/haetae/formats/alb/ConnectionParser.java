package dev.haetae.formats.alb;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.EnclosedParser;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import java.util.List;

/** Reads connection log entries. */
final class ConnectionParser extends EnclosedParser {
  private static final List<String> COLUMNS =
      List.of(
          "timestamp",
          "client_ip",
          "client_port",
          "listener_port",
          "tls_protocol",
          "tls_cipher",
          "tls_handshake_latency",
          "leaf_client_cert_subject",
          "leaf_client_cert_validity",
          "leaf_client_cert_serial_number",
          "tls_verify_status",
          "conn_trace_id",
          "tls_keyexchange");
  private static final int FEWEST = 12;
  private static final int TRACE = 11;
  private static final byte[] TRACE_PREFIX = Scan.word("TID_");

  ConnectionParser(DeclaredCatalog catalog, FieldSelection selection, Origin origin) {
    super(catalog, COLUMNS, FEWEST, selection, origin);
  }

  @Override
  protected long time(byte[] bytes, FieldSplitter line) {
    return timeIfBegins(bytes, line, TRACE, TRACE_PREFIX, 0);
  }

  @Override
  protected void derive(
      EventWriter writer, byte[] bytes, FieldSplitter line, AccountAndRegion place) {
    // Address and port are columns of their own here.
  }
}
