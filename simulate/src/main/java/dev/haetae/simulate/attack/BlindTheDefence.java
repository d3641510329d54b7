package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** Everything that records or warns, switched off. */
@AutoService(Attack.class)
public final class BlindTheDefence implements Attack {
  @Override
  public String name() {
    return "blind-the-defence";
  }

  @Override
  public String description() {
    return "Flow logs, threat detection, recorders, trails and retention are switched off one by one.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1562.008", "T1562.001", "T1070", "T1485");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 2);
    String trail = "Stealth:IAMUser/CloudTrailLoggingDisabled";
    stage
        .step("Deletes the flow logs", "T1562.008")
        .call(thief, "ec2:DescribeFlowLogs")
        .call(thief, "ec2:DeleteFlowLogs")
        .step("Silences threat detection", "T1562.001")
        .call(thief, "guardduty:ListDetectors")
        .call(thief, "guardduty:CreateFilter", "ruleName", "noise")
        .call(thief, "guardduty:UpdateDetector", "enabled", "false")
        .call(thief, "securityhub:DisableSecurityHub")
        .step("Stops the recorder", "T1562.008")
        .call(thief, "config:StopConfigurationRecorder")
        .call(thief, "config:DeleteDeliveryChannel")
        .step("Narrows and deletes the trail", "T1562.008", trail)
        .call(thief, "cloudtrail:PutEventSelectors")
        .call(thief, "cloudtrail:UpdateTrail")
        .call(thief, "cloudtrail:DeleteTrail")
        .step("Shortens what is kept", "T1070")
        .repeat(3, thief, "logs:PutRetentionPolicy", "retentionDays", "1")
        .call(thief, "logs:DeleteLogGroup")
        .call(thief, "monitoring:DeleteAlarms")
        .step("Tries to leave the organisation", "T1562.001")
        .denied(thief, "organizations:LeaveOrganization");
  }
}
