package dev.haetae.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lists of indicators yield. */
class KnownBadTest {
  private static final List<Detector> LISTED =
      Content.load().stream().filter(each -> !each.tests().listed().isEmpty()).toList();

  private static Set<String> raised() {
    Set<String> raised = new TreeSet<>();
    for (Detector detector : LISTED) {
      SampleRun run = SampleRun.withSurroundingsOf(detector, Content.samples());
      for (Detector.Sample sample : detector.tests().fires()) {
        run.run(sample).forEach(fired -> raised.add(fired.type().toString()));
      }
    }
    return raised;
  }

  private static Set<String> declared() {
    return LISTED.stream()
        .flatMap(detector ->
            Stream.concat(
                Stream.of(detector.finding().type()),
                detector.finding().cases().stream().flatMap(each -> each.type().stream())))
        .map(Object::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyTypeThatIsDeclaredIsRaisedByATest() {
    assertThat(raised()).containsAll(declared());
  }

  @Test
  void theTypesOfGuardDutyThatListsYieldAreAmongThem() {
    assertThat(raised())
        .contains(
            "CredentialAccess:IAMUser/CompromisedCredentials",
            "Recon:IAMUser/MaliciousIPCaller",
            "Recon:IAMUser/MaliciousIPCaller.Custom",
            "Recon:IAMUser/TorIPCaller",
            "UnauthorizedAccess:IAMUser/MaliciousIPCaller",
            "UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom",
            "UnauthorizedAccess:IAMUser/TorIPCaller",
            "Discovery:S3/MaliciousIPCaller",
            "Discovery:S3/MaliciousIPCaller.Custom",
            "Discovery:S3/TorIPCaller",
            "Exfiltration:S3/MaliciousIPCaller",
            "Impact:S3/MaliciousIPCaller",
            "UnauthorizedAccess:S3/MaliciousIPCaller.Custom",
            "UnauthorizedAccess:S3/TorIPCaller",
            "Backdoor:EC2/C&CActivity.B!DNS",
            "CryptoCurrency:EC2/BitcoinTool.B!DNS",
            "Impact:EC2/AbusedDomainRequest.Reputation",
            "Impact:EC2/BitcoinDomainRequest.Reputation",
            "Impact:EC2/MaliciousDomainRequest.Custom",
            "Impact:EC2/MaliciousDomainRequest.Reputation",
            "Impact:EC2/SuspiciousDomainRequest.Reputation",
            "Trojan:EC2/BlackholeTraffic!DNS",
            "Trojan:EC2/DGADomainRequest.C!DNS",
            "Trojan:EC2/DriveBySourceTraffic!DNS",
            "Trojan:EC2/DropPoint!DNS",
            "Trojan:EC2/PhishingDomainRequest!DNS",
            "Backdoor:EC2/C&CActivity.B",
            "CryptoCurrency:EC2/BitcoinTool.B",
            "Recon:EC2/PortProbeEMRUnprotectedPort",
            "Recon:EC2/PortProbeUnprotectedPort",
            "Trojan:EC2/BlackholeTraffic",
            "Trojan:EC2/DropPoint",
            "UnauthorizedAccess:EC2/MaliciousIPCaller.Custom",
            "UnauthorizedAccess:EC2/TorClient",
            "CredentialAccess:RDS/MaliciousIPCaller.FailedLogin",
            "CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin",
            "CredentialAccess:RDS/TorIPCaller.FailedLogin",
            "CredentialAccess:RDS/TorIPCaller.SuccessfulLogin",
            "Discovery:RDS/MaliciousIPCaller",
            "Discovery:RDS/TorIPCaller")
        .containsAll(
            Stream.of("CredentialAccess", "DefenseEvasion", "Discovery", "Impact", "Persistence")
                .flatMap(purpose ->
                    Stream.of("MaliciousIPCaller", "MaliciousIPCaller.Custom", "TorIPCaller")
                        .map(family -> purpose + ":Kubernetes/" + family))
                .toList());
  }
}
