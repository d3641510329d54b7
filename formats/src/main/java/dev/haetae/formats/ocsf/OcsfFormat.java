package dev.haetae.formats.ocsf;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.formats.line.DecodedTarget;
import java.util.List;

/** Events in the Open Cybersecurity Schema Framework, as Security Lake keeps them. */
@AutoService(Format.class)
public final class OcsfFormat extends DeclaredFormat {
  private static final String PATH = "http_request.url.path";
  private static final String QUERY = "http_request.url.query_string";

  /** The format. */
  public OcsfFormat() {
    super(
        DerivedField.text(
            "haetae.decoded",
            List.of(PATH, QUERY),
            event -> DecodedTarget.of(event.text(PATH), event.text(QUERY))));
  }
}
