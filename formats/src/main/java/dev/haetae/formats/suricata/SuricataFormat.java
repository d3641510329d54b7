package dev.haetae.formats.suricata;

import com.google.auto.service.AutoService;
import dev.haetae.formats.ConnectionFields;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.formats.line.DecodedTarget;
import dev.haetae.formats.line.UrlParts;
import java.util.List;

/** What a Suricata sensor saw, as EVE JSON. */
@AutoService(Format.class)
public final class SuricataFormat extends DeclaredFormat {
  private static final String URL = "http.url";
  private static final List<String> PACKETS = List.of("flow.pkts_toserver", "netflow.pkts");
  private static final List<String> BYTES = List.of("flow.bytes_toserver", "netflow.bytes");
  private static final String ANSWERS = "flow.pkts_toclient";
  private static final ConnectionFields CONNECTION =
      new ConnectionFields("proto", ConnectionFields.ETHERNET);

  public SuricataFormat() {
    super(
        DerivedField.text("haetae.path", List.of(URL), event -> UrlParts.path(event.text(URL))),
        DerivedField.text("haetae.query", List.of(URL), event -> UrlParts.query(event.text(URL))),
        DerivedField.text(
            "haetae.decoded", List.of(URL), event -> DecodedTarget.of(event.text(URL), "")),
        CONNECTION.number(),
        CONNECTION.sentPackets(PACKETS),
        CONNECTION.sentBytes(BYTES, PACKETS),
        CONNECTION.answeredPackets(ANSWERS),
        CONNECTION.answeredBytes("flow.bytes_toclient", ANSWERS));
  }
}
