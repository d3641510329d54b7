package dev.haetae.formats.zeek;

import com.google.auto.service.AutoService;
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

  /** The format. */
  public ZeekFormat() {
    super(
        DerivedField.text("haetae.path", List.of(URL), event -> UrlParts.path(event.text(URL))),
        DerivedField.text("haetae.query", List.of(URL), event -> UrlParts.query(event.text(URL))),
        DerivedField.text(
            "haetae.decoded", List.of(URL), event -> DecodedTarget.of(event.text(URL), "")));
  }
}
