package dev.haetae.formats.securityhub;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;
import dev.haetae.formats.reported.ReportedFinding;
import dev.haetae.formats.reported.Words;
import dev.haetae.model.event.Event;
import java.util.List;

/** Findings in the AWS Security Finding Format. */
@AutoService(Format.class)
public final class SecurityHubFormat extends DeclaredFormat {
  private static final String TYPES = "Types";
  private static final String ARN = "ProductArn";
  private static final String NAME = "ProductName";
  private static final String GENERATOR = "GeneratorId";
  private static final String CONTROL = "Compliance.SecurityControlId";
  private static final String COMPLIANCE = "Compliance.Status";
  private static final String LABEL = "Severity.Label";
  private static final String NATIVE = "Severity.Product";
  private static final String PROWLER = "prowler-";

  public SecurityHubFormat() {
    super(
        new ReportedFinding(
                "Id",
                TYPES,
                ARN,
                NAME,
                GENERATOR,
                CONTROL,
                COMPLIANCE,
                LABEL,
                NATIVE,
                "Title",
                "RecordState",
                "Workflow.Status",
                "Sample",
                "FirstObservedAt")
            .product(SecurityHubFormat::product)
            .id(event -> event.text("Id"))
            .type(SecurityHubFormat::type)
            .severity(SecurityHubFormat::severity)
            .title(event -> event.text("Title"))
            .state(SecurityHubFormat::state)
            .sample(event -> event.text("Sample"))
            .seen(event -> "", event -> event.text("FirstObservedAt"))
            .with());
  }

  private static String product(Event event) {
    if (event.text(GENERATOR).startsWith(PROWLER)) {
      return "Prowler";
    }
    String byArn = Words.productOfArn(event.text(ARN));
    String name = byArn.isEmpty() ? Words.product(event.text(NAME)) : byArn;
    return name.isEmpty() || name.equals("Default") ? "Security Hub" : name;
  }

  private static String type(Event event) {
    List<String> types = texts(event, TYPES);
    String service = Words.serviceType(types);
    if (!service.isEmpty()) {
      return service;
    }
    String control = event.text(CONTROL);
    String generator = event.text(GENERATOR);
    if (generator.startsWith(PROWLER)) {
      return Words.type("Policy", "Prowler", generator.substring(PROWLER.length()));
    }
    if (!control.isEmpty()) {
      return Words.controlType(control);
    }
    String product = product(event);
    String last = types.isEmpty() ? "" : types.get(0);
    return product.equals("Inspector")
        ? Words.type("Vulnerability", product, inspector(last))
        : Words.type("Behavior", product, last.substring(last.lastIndexOf('/') + 1));
  }

  private static String inspector(String type) {
    if (type.contains("Network Reachability")) {
      return "NETWORK_REACHABILITY";
    }
    return type.endsWith("CVE") ? "PACKAGE_VULNERABILITY" : "CODE_VULNERABILITY";
  }

  /** GuardDuty's own number where it is told; a word is coarser. */
  private static String severity(Event event) {
    String number = event.text(NATIVE);
    boolean own =
        product(event).equals("GuardDuty") && number.matches("(\\d(\\.\\d+)?|10(\\.0+)?)");
    return own ? number : Words.severity(event.text(LABEL));
  }

  private static String state(Event event) {
    return Words.firstState(
        event.text(COMPLIANCE), event.text("RecordState"), event.text("Workflow.Status"));
  }
}
