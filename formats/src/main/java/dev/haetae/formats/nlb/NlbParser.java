package dev.haetae.formats.nlb;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.AddressAndPort;
import dev.haetae.formats.line.EnclosedParser;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.List;

/** Reads access log entries. */
final class NlbParser extends EnclosedParser {
  /** Of the list of protocols no column is made: its quotes are between its elements too. */
  private static final List<String> COLUMNS =
      List.of(
          "type",
          "version",
          "time",
          "elb",
          "listener",
          "client:port",
          "destination:port",
          "connection_time",
          "tls_handshake_time",
          "received_bytes",
          "sent_bytes",
          "incoming_tls_alert",
          "chosen_cert_arn",
          "chosen_cert_serial",
          "tls_cipher",
          "tls_protocol_version",
          "tls_named_group",
          "domain_name",
          "alpn_fe_protocol",
          "alpn_be_protocol",
          "",
          "tls_connection_creation_time");

  private static final int FEWEST = 18;
  private static final int TIME = 2;
  private static final int LOAD_BALANCER = 3;
  private static final int CLIENT = 5;
  private static final int DESTINATION = 6;
  private static final int CERTIFICATE = 12;
  private static final int PREFERENCES = 20;
  private static final byte[] NETWORK = Scan.word("net/");

  private final AddressAndPort client;
  private final AddressAndPort destination;
  private final int preferences;

  NlbParser(DeclaredCatalog catalog, FieldSelection selection, Origin origin) {
    super(catalog, COLUMNS, FEWEST, selection, origin);
    client = AddressAndPort.ofClient(selection);
    destination = AddressAndPort.ofTarget(selection);
    preferences = selection.number("alpn_client_preference_list");
  }

  @Override
  protected long time(byte[] bytes, FieldSplitter line) {
    return timeIfBegins(bytes, line, LOAD_BALANCER, NETWORK, TIME);
  }

  @Override
  protected void derive(
      EventWriter writer, byte[] bytes, FieldSplitter line, AccountAndRegion place) {
    place.arn(writer, bytes, line.start(CERTIFICATE), line.end(CERTIFICATE));
    client.add(writer, bytes, line.start(CLIENT), line.end(CLIENT));
    destination.add(writer, bytes, line.start(DESTINATION), line.end(DESTINATION));
    if (preferences >= 0 && line.count() > PREFERENCES) {
      addPreferences(writer, bytes, line.start(PREFERENCES), line.end(PREFERENCES));
    }
  }

  /** The elements of {@code h2","http/1.1}, which is a list without its outermost quotes. */
  private void addPreferences(EventWriter writer, byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && !Scan.isDash(bytes, start, end)) {
      int quote = Scan.until(bytes, at, end, '"');
      writer.add(preferences, ValueKind.STRING, bytes, at, quote);
      int next = Scan.find(bytes, quote + 1, end, '"');
      at = next < 0 ? end : next + 1;
    }
  }
}
