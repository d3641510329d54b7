package dev.haetae.formats.guardduty;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import java.util.List;

/** Findings of Amazon GuardDuty. */
@AutoService(Format.class)
public final class GuardDutyFormat extends DeclaredFormat {
  /** Each kind of action has a remote address of its own. */
  private static final List<String> REMOTE_ADDRESSES =
      List.of(
          "service.action.awsApiCallAction.remoteIpDetails.ipAddressV4",
          "service.action.networkConnectionAction.remoteIpDetails.ipAddressV4",
          "service.action.kubernetesApiCallAction.remoteIpDetails.ipAddressV4",
          "service.action.rdsLoginAttemptAction.remoteIpDetails.ipAddressV4",
          "service.action.portProbeAction.portProbeDetails.remoteIpDetails.ipAddressV4");

  /** The format. */
  public GuardDutyFormat() {
    super(DerivedField.first("haetae.address", REMOTE_ADDRESSES));
  }
}
