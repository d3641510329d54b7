package dev.haetae.findings.shape;

import dev.haetae.model.finding.FindingType;
import java.util.Map;

/**
 * Finding types in ASFF's taxonomy: {@code namespace/category/classifier}, where the classifier is
 * the type with its slash turned into a hyphen.
 *
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/ug/securityhub-integration.html">
 *     GuardDuty's types in Security Hub</a>
 */
final class AsffTypes {
  private static final String COMMAND_AND_CONTROL = "TTPs/Command and Control";
  private static final String EXFILTRATION = "Effects/Data Exfiltration";
  private static final String INITIAL_ACCESS = "TTPs/Initial Access";

  private static final Map<String, String> BY_PURPOSE =
      Map.ofEntries(
          Map.entry("Backdoor", COMMAND_AND_CONTROL),
          Map.entry("Behavior", "Unusual Behaviors/VM"),
          Map.entry("CredentialAccess", "TTPs/Credential Access"),
          Map.entry("CryptoCurrency", COMMAND_AND_CONTROL),
          Map.entry("DefenseEvasion", "TTPs/Defense Evasion"),
          Map.entry("DefenseImpairment", "TTPs/Defense Evasion"),
          Map.entry("Execution", "TTPs/Execution"),
          Map.entry("InitialAccess", INITIAL_ACCESS),
          Map.entry("LateralMovement", "TTPs/Lateral Movement"),
          Map.entry("Persistence", "TTPs/Persistence"),
          Map.entry("PrivilegeEscalation", "TTPs/Privilege Escalation"),
          Map.entry("Recon", "TTPs/Discovery"),
          Map.entry("ResourceConsumption", "Unusual Behaviors/User"),
          Map.entry("Stealth", "TTPs/Defense Evasion"),
          Map.entry("Trojan", COMMAND_AND_CONTROL));

  /** Types that AWS puts elsewhere than the rest of their purpose. */
  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          Map.entry("Impact:EC2/PortSweep", "TTPs/Impact"),
          Map.entry("Impact:EC2/WinRMBruteForce", "TTPs/Impact"),
          Map.entry("Policy:S3/BucketBlockPublicAccessDisabled", "Effects/Data Exposure"),
          Map.entry("Trojan:EC2/DriveBySourceTraffic!DNS", INITIAL_ACCESS),
          Map.entry("Trojan:EC2/DropPoint", EXFILTRATION),
          Map.entry("Trojan:EC2/DropPoint!DNS", EXFILTRATION),
          Map.entry("UnauthorizedAccess:EC2/MaliciousIPCaller.Custom", COMMAND_AND_CONTROL),
          Map.entry("UnauthorizedAccess:EC2/RDPBruteForce", INITIAL_ACCESS),
          Map.entry("UnauthorizedAccess:EC2/SSHBruteForce", INITIAL_ACCESS),
          Map.entry("UnauthorizedAccess:EC2/TorClient", "Effects/Resource Consumption"),
          Map.entry("UnauthorizedAccess:EC2/TorRelay", "Effects/Resource Consumption"),
          Map.entry("UnauthorizedAccess:IAMUser/ConsoleLogin", "Unusual Behaviors/User"),
          Map.entry("UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration", EXFILTRATION),
          Map.entry("UnauthorizedAccess:IAMUser/TorIPCaller", COMMAND_AND_CONTROL));

  private AsffTypes() {}

  /** The type as ASFF names it; a purpose without a category of its own stands under TTPs. */
  static String of(FindingType type) {
    String name = type.toString();
    String category = BY_PURPOSE.getOrDefault(type.purpose(), "TTPs");
    return BY_TYPE.getOrDefault(name, category) + "/" + name.replace('/', '-');
  }
}
