package dev.haetae.formats.macie;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;
import dev.haetae.formats.reported.ReportedFinding;
import dev.haetae.formats.reported.Words;

/**
 * Findings of Amazon Macie.
 *
 * @see <a href="https://docs.aws.amazon.com/macie/latest/APIReference/findings-describe.html">
 *     Finding</a>
 */
@AutoService(Format.class)
public final class MacieFormat extends DeclaredFormat {

  public MacieFormat() {
    super(
        new ReportedFinding(
                "id",
                "type",
                "severity.description",
                "title",
                "archived",
                "sample",
                "count",
                "createdAt")
            .product(event -> "Macie")
            .id(event -> event.text("id"))
            .type(event -> event.text("type"))
            .severity(event -> Words.severity(event.text("severity.description")))
            .title(event -> event.text("title"))
            .state(event -> Words.state(event.text("archived")))
            .sample(event -> event.text("sample"))
            .seen(event -> event.text("count"), event -> event.text("createdAt"))
            .with());
  }
}
