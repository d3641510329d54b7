package dev.haetae.formats.suricata;

import com.google.auto.service.AutoService;
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

  /** The format. */
  public SuricataFormat() {
    super(
        DerivedField.text("haetae.path", List.of(URL), event -> UrlParts.path(event.text(URL))),
        DerivedField.text("haetae.query", List.of(URL), event -> UrlParts.query(event.text(URL))),
        DerivedField.text(
            "haetae.decoded", List.of(URL), event -> DecodedTarget.of(event.text(URL), "")));
  }
}
