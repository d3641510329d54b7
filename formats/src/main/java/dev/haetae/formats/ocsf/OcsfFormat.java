package dev.haetae.formats.ocsf;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.formats.line.DecodedTarget;
import dev.haetae.formats.reported.ReportedFinding;
import dev.haetae.formats.reported.Words;
import dev.haetae.model.event.Event;
import java.util.List;

/** Events in the Open Cybersecurity Schema Framework, as Security Lake keeps them. */
@AutoService(Format.class)
public final class OcsfFormat extends DeclaredFormat {
  private static final String PATH = "http_request.url.path";
  private static final String VULNERABILITY = "2002";
  private static final String QUERY = "http_request.url.query_string";

  public OcsfFormat() {
    super(
        finding()
            .with(
                DerivedField.text(
                    "haetae.decoded",
                    List.of(PATH, QUERY),
                    event -> DecodedTarget.of(event.text(PATH), event.text(QUERY)))));
  }

  private static ReportedFinding finding() {
    return new ReportedFinding(
            "class_uid",
            "metadata.product.name",
            "metadata.product.uid",
            "metadata.event_code",
            "finding_info.uid",
            "finding_info.title",
            "finding_info.types",
            "finding_info.first_seen_time_dt",
            "compliance.control",
            "compliance.status",
            "severity_id",
            "status",
            "status_code",
            "activity_name")
        .product(OcsfFormat::product)
        .id(event -> event.text("finding_info.uid"))
        .type(OcsfFormat::type)
        .severity(event -> severity(event.text("severity_id")))
        .title(event -> event.text("finding_info.title"))
        .state(event ->
            Words.firstState(
                event.text("status_code"),
                event.text("compliance.status"),
                event.text("status"),
                event.text("activity_name")))
        .seen(event -> "", event -> event.text("finding_info.first_seen_time_dt"));
  }

  private static String product(Event event) {
    String name = Words.product(event.text("metadata.product.name"));
    String byArn = Words.productOfArn(event.text("metadata.product.uid"));
    boolean carried =
        name.equals("Security Hub") && event.text("metadata.product.uid").startsWith("arn:");
    return carried && !byArn.isEmpty() ? byArn : name;
  }

  private static String type(Event event) {
    String product = product(event);
    List<String> types = texts(event, "finding_info.types");
    String service = Words.serviceType(types);
    String control = event.text("compliance.control");
    String check = event.text("metadata.event_code");
    if (!service.isEmpty()) {
      return service;
    }
    if (product.equals("Prowler")) {
      return Words.type("Policy", product, check);
    }
    if (!control.isEmpty()) {
      return product.equals("Security Hub")
          ? Words.controlType(control)
          : Words.type("Policy", product, control);
    }
    if (event.text("class_uid").equals(VULNERABILITY)) {
      return Words.type("Vulnerability", product, "PACKAGE_VULNERABILITY");
    }
    String last = types.isEmpty() ? check : types.get(0);
    return Words.type("Behavior", product, last.substring(last.lastIndexOf('/') + 1));
  }

  private static String severity(String id) {
    return switch (id) {
      case "1" -> "1";
      case "2" -> "2";
      case "3" -> "5";
      case "4" -> "8";
      case "5" -> "9";
      case "6" -> "10";
      default -> "";
    };
  }
}
