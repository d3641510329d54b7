package dev.haetae.formats.reported;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:guardduty:eu-west-1:111122223333:detector/12ab/finding/8ec4, 8ec4",
    "arn:aws:inspector2:eu-west-1:111122223333:finding/0123, 0123",
    "arn:aws-cn:securityhub:x:1:subscription/fsbp/v/1.0.0/IAM.4/finding/0d0e, 0d0e",
    "prowler-aws-iam_root-<root>, prowler-aws-iam_root-<root>",
    "8ec4, 8ec4",
  })
  void knowsAFindingByItsOwnIdInEveryShape(String written, String id) {
    assertThat(Words.id(written)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "TTPs/Discovery/Recon:EC2-PortProbeUnprotectedPort, Recon:EC2/PortProbeUnprotectedPort",
    "TTPs/Command and Control/Backdoor:EC2-C&CActivity.B!DNS, Backdoor:EC2/C&CActivity.B!DNS",
    "Sensitive Data Identifications/PII/SensitiveData:S3Object-Personal,"
        + " SensitiveData:S3Object/Personal",
  })
  void findsTheServicesTypeInTheTypesOfTheSecurityFindingFormat(String written, String type) {
    assertThat(Words.serviceType(List.of(written))).isEqualTo(type);
  }

  @Test
  void findsNoServicesTypeAmongKindsOfChecks() {
    assertThat(Words.serviceType(List.of("Software and Configuration Checks/Vulnerabilities/CVE")))
        .isEmpty();
  }

  @Test
  void makesATypeOfTheNameOfACheck() {
    assertThat(Words.type("Policy", "Prowler", "iam_root_mfa_enabled"))
        .isEqualTo("Policy:Prowler/IamRootMfaEnabled");
    assertThat(Words.type("Vulnerability", "Inspector", "PACKAGE_VULNERABILITY"))
        .isEqualTo("Vulnerability:Inspector/PackageVulnerability");
    assertThat(Words.type("Behavior", "", "—")).isEqualTo("Behavior:Product/Finding");
  }

  @Test
  void keepsTheNameOfAControl() {
    assertThat(Words.controlType("IAM.4")).isEqualTo("Policy:SecurityHub/IAM.4");
  }

  @ParameterizedTest
  @CsvSource({"CRITICAL, 9", "High, 8", "medium, 5", "LOW, 2", "INFORMATIONAL, 1", "odd, ''"})
  void takesTheUsualScoreForAWordOfSeverity(String word, String score) {
    assertThat(Words.severity(word)).isEqualTo(score);
  }

  @Test
  void takesTheFirstStateThatIsNotActive() {
    assertThat(Words.firstState("FAILED", "ACTIVE", "SUPPRESSED")).isEqualTo("suppressed");
    assertThat(Words.firstState("PASSED", "ARCHIVED", "NEW")).isEqualTo("passed");
    assertThat(Words.firstState("FAILED", "ACTIVE", "NEW")).isEqualTo("active");
  }

  @Test
  void namesAProductByItsUsualName() {
    assertThat(Words.productOfArn("arn:aws:securityhub:eu-west-1::product/aws/guardduty"))
        .isEqualTo("GuardDuty");
    assertThat(Words.productOfArn("arn:aws:securityhub:x:1:product/1/default")).isEmpty();
    assertThat(Words.product("Amazon Inspector")).isEqualTo("Inspector");
    assertThat(Words.product("Acme Scanner")).isEqualTo("Acme Scanner");
  }
}
