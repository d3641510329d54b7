package dev.haetae.formats.inspector;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;
import dev.haetae.formats.reported.ReportedFinding;
import dev.haetae.formats.reported.Words;

/**
 * Findings of Amazon Inspector.
 *
 * @see <a href="https://docs.aws.amazon.com/inspector/v2/APIReference/API_Finding.html">Finding</a>
 */
@AutoService(Format.class)
public final class InspectorFormat extends DeclaredFormat {

  public InspectorFormat() {
    super(
        new ReportedFinding("findingArn", "type", "severity", "title", "status", "firstObservedAt")
            .product(event -> "Inspector")
            .id(event -> event.text("findingArn"))
            .type(event -> Words.type("Vulnerability", "Inspector", event.text("type")))
            .severity(event -> Words.severity(event.text("severity")))
            .title(event -> event.text("title"))
            .state(event -> Words.state(event.text("status")))
            .seen(event -> "", event -> event.text("firstObservedAt"))
            .with());
  }
}
