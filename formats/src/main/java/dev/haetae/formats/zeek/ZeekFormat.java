package dev.haetae.formats.zeek;

import com.google.auto.service.AutoService;
import dev.haetae.formats.ConnectionFields;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.formats.line.DecodedTarget;
import dev.haetae.formats.line.UrlParts;
import java.util.List;

/** What a Zeek sensor saw, any of its logs, as JSON or in its own tables. */
@AutoService(Format.class)
public final class ZeekFormat extends DeclaredFormat {
  private static final String URL = "uri";
  private static final String PACKETS = "orig_pkts";
  private static final String ANSWERS = "resp_pkts";
  private static final ConnectionFields CONNECTION = new ConnectionFields("proto", 0);

  public ZeekFormat() {
    super(
        DerivedField.text("haetae.path", List.of(URL), event -> UrlParts.path(event.text(URL))),
        DerivedField.text("haetae.query", List.of(URL), event -> UrlParts.query(event.text(URL))),
        DerivedField.text(
            "haetae.decoded", List.of(URL), event -> DecodedTarget.of(event.text(URL), "")),
        CONNECTION.number(),
        CONNECTION.sentPackets(List.of(PACKETS)),
        CONNECTION.sentBytes(List.of("orig_ip_bytes"), List.of(PACKETS)),
        CONNECTION.answeredPackets(ANSWERS),
        CONNECTION.answeredBytes("resp_ip_bytes", ANSWERS));
  }
}
