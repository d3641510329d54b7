package dev.haetae.formats.guardduty;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.formats.reported.ReportedFinding;
import dev.haetae.formats.reported.Words;
import dev.haetae.model.event.Event;
import java.util.List;
import java.util.regex.Pattern;

/** Findings of Amazon GuardDuty. */
@AutoService(Format.class)
public final class GuardDutyFormat extends DeclaredFormat {
  private static final Pattern SAMPLE = Pattern.compile("\\\\*\"sample\\\\*\"\\s*:\\s*true");

  /** Each kind of action has a remote address of its own. */
  private static final List<String> REMOTE_ADDRESSES =
      List.of(
          "service.action.awsApiCallAction.remoteIpDetails.ipAddressV4",
          "service.action.networkConnectionAction.remoteIpDetails.ipAddressV4",
          "service.action.kubernetesApiCallAction.remoteIpDetails.ipAddressV4",
          "service.action.rdsLoginAttemptAction.remoteIpDetails.ipAddressV4",
          "service.action.portProbeAction.portProbeDetails.remoteIpDetails.ipAddressV4");

  public GuardDutyFormat() {
    super(
        new ReportedFinding(
                "id",
                "type",
                "severity",
                "title",
                "service.archived",
                "service.count",
                "service.eventFirstSeen",
                "service.additionalInfo",
                "service.additionalInfo.sample")
            .product(event -> "GuardDuty")
            .id(event -> event.text("id"))
            .type(event -> event.text("type"))
            .severity(event -> event.text("severity"))
            .title(event -> event.text("title"))
            .state(event -> Words.state(event.text("service.archived")))
            .sample(GuardDutyFormat::sample)
            .seen(
                event -> event.text("service.count"), event -> event.text("service.eventFirstSeen"))
            .with(DerivedField.first("haetae.address", REMOTE_ADDRESSES)));
  }

  /** Said as a field in events, and within a text in answers of the API. */
  private static String sample(Event event) {
    boolean said =
        event.text("service.additionalInfo.sample").equals("true")
            || SAMPLE.matcher(event.text("service.additionalInfo")).find();
    return String.valueOf(said);
  }
}
