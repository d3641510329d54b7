package dev.haetae.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallTacticsTest {
  @Test
  void aCallNamedInTheTableHasItsTactic() {
    assertThat(CallTactics.of("secretsmanager.amazonaws.com", "GetSecretValue"))
        .contains("credential-access");
    assertThat(CallTactics.of("signin.amazonaws.com", "ConsoleLogin")).contains("initial-access");
  }

  @Test
  void anotherGoesByItsVerb() {
    assertThat(CallTactics.of("ec2.amazonaws.com", "DescribeInstances")).contains("discovery");
    assertThat(CallTactics.of("ec2.amazonaws.com", "DeleteSecurityGroup")).contains("impact");
    assertThat(CallTactics.of("ec2.amazonaws.com", "DeleteFlowLogs")).contains("defense-evasion");
  }

  @Test
  void theVersionOfTheApiDoesNotCount() {
    assertThat(CallTactics.of("lambda.amazonaws.com", "CreateFunction20150331"))
        .contains("persistence");
    assertThat(CallTactics.of("lambda.amazonaws.com", "UpdateFunctionCode20150331v2"))
        .contains("persistence");
  }

  @Test
  void ofWhatNobodyKnowsNothingIsSaid() {
    assertThat(CallTactics.of("new.amazonaws.com", "Frobnicate")).isEmpty();
  }
}
