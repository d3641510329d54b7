package dev.haetae.formats.alb;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.AddressAndPort;
import dev.haetae.formats.line.EnclosedParser;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.RequestLine;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import java.util.List;

/** Reads access log entries. */
final class AccessParser extends EnclosedParser {
  private static final List<String> COLUMNS =
      List.of(
          "type",
          "time",
          "elb",
          "client:port",
          "target:port",
          "request_processing_time",
          "target_processing_time",
          "response_processing_time",
          "elb_status_code",
          "target_status_code",
          "received_bytes",
          "sent_bytes",
          "request",
          "user_agent",
          "ssl_cipher",
          "ssl_protocol",
          "target_group_arn",
          "trace_id",
          "domain_name",
          "chosen_cert_arn",
          "matched_rule_priority",
          "request_creation_time",
          "actions_executed",
          "redirect_url",
          "error_reason",
          "target:port_list",
          "target_status_code_list",
          "classification",
          "classification_reason",
          "conn_trace_id",
          "transformed_host",
          "transformed_uri",
          "request_transform_status");
  private static final int FEWEST = 17;
  private static final int TIME = 1;
  private static final int LOAD_BALANCER = 2;
  private static final int CLIENT = 3;
  private static final int TARGET = 4;
  private static final int REQUEST = 12;
  private static final int TARGET_GROUP = 16;
  private static final byte[] APPLICATION = Scan.word("app/");

  private final AddressAndPort client;
  private final AddressAndPort target;
  private final RequestLine request;

  AccessParser(DeclaredCatalog catalog, FieldSelection selection, Origin origin) {
    super(catalog, COLUMNS, FEWEST, selection, origin);
    client = AddressAndPort.ofClient(selection);
    target = AddressAndPort.ofTarget(selection);
    request = new RequestLine(selection);
  }

  @Override
  protected long time(byte[] bytes, FieldSplitter line) {
    return timeIfBegins(bytes, line, LOAD_BALANCER, APPLICATION, TIME);
  }

  @Override
  protected void derive(
      EventWriter writer, byte[] bytes, FieldSplitter line, AccountAndRegion place) {
    place.arn(writer, bytes, line.start(TARGET_GROUP), line.end(TARGET_GROUP));
    client.add(writer, bytes, line.start(CLIENT), line.end(CLIENT));
    target.add(writer, bytes, line.start(TARGET), line.end(TARGET));
    request.add(writer, bytes, line.start(REQUEST), line.end(REQUEST));
  }
}
