package dev.haetae.formats.prowler;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;
import dev.haetae.formats.reported.ReportedFinding;
import dev.haetae.formats.reported.Words;

/**
 * Results of Prowler in its own JSON. What passed is an event and no finding.
 *
 * @see <a href="https://github.com/prowler-cloud/prowler">Prowler</a>
 */
@AutoService(Format.class)
public final class ProwlerFormat extends DeclaredFormat {

  public ProwlerFormat() {
    super(
        new ReportedFinding("FindingUniqueId", "CheckID", "CheckTitle", "Severity", "Status")
            .product(event -> "Prowler")
            .id(event -> event.text("FindingUniqueId"))
            .type(event -> Words.type("Policy", "Prowler", event.text("CheckID")))
            .severity(event -> Words.severity(event.text("Severity")))
            .title(event -> event.text("CheckTitle"))
            .state(event -> Words.state(event.text("Status")))
            .with());
  }
}
