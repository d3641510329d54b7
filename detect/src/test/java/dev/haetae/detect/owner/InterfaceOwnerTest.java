package dev.haetae.detect.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.environment.EnvironmentFile;
import dev.haetae.detect.state.InProcessStateStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterfaceOwnerTest {
  private static Optional<InterfaceOwner> described(String description) {
    return InterfaceOwner.described(description);
  }

  @Test
  void knowsAFunctionByItsNameWithoutTheIdBehindIt() {
    assertThat(described("AWS Lambda VPC ENI-pay-orders-0b5a3f52-7c1d-4f0e-9d3b-6a2f1c8e4d70"))
        .contains(new InterfaceOwner("function", "pay-orders"));
    assertThat(described("AWS Lambda VPC ENI-orders"))
        .contains(new InterfaceOwner("function", "orders"));
    assertThat(described("AWS Lambda VPC ENI: 0b5a3f52-7c1d-4f0e-9d3b-6a2f1c8e4d70"))
        .contains(new InterfaceOwner("function", ""));
  }

  @Test
  void knowsWhatOtherServicesMake() {
    assertThat(described("Amazon EKS production"))
        .contains(new InterfaceOwner("cluster", "production"));
    assertThat(described("RDSNetworkInterface")).contains(new InterfaceOwner("database", ""));
    assertThat(described("ELB app/web/0123456789abcdef"))
        .contains(new InterfaceOwner("load-balancer", "app/web/0123456789abcdef"));
    assertThat(described("Interface for NAT Gateway nat-0123456789abcdef0"))
        .contains(new InterfaceOwner("nat-gateway", "nat-0123456789abcdef0"));
  }

  @Test
  void saysWhatItIsInWords() {
    assertThat(new InterfaceOwner("task", "orders").words("eni-0abc")).isEqualTo("ECS task orders");
    assertThat(new InterfaceOwner("database", "").words("eni-0abc"))
        .isEqualTo("database behind eni-0abc");
    assertThat(InterfaceOwner.resourceOf("cluster")).contains("EKSCluster");
    assertThat(InterfaceOwner.resourceOf("mainframe")).isEmpty();
  }

  @Test
  void leavesWhatPeopleWroteAlone() {
    assertThat(described("second interface of the mail relay")).isEmpty();
    assertThat(described("")).isEmpty();
  }

  @Test
  void believesTheEnvironmentFileOfInterfacesOlderThanTheLogs() {
    EnvironmentFile file =
        EnvironmentFile.read("env.yml", "interfaces: {eni-0abc: function orders}");
    InterfaceOwners owners =
        new InterfaceOwners(
            new InProcessStateStore(InterfaceOwners.cells(), 10), file.environment());

    assertThat(file.problems()).isEmpty();
    assertThat(owners.of("eni-0abc")).contains(new InterfaceOwner("function", "orders"));
    assertThat(owners.of("eni-0def")).isEmpty();
  }

  @Test
  void pointsAtAKindThatIsNone() {
    EnvironmentFile file = EnvironmentFile.read("env.yml", "interfaces: {eni-0abc: lambda orders}");

    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().get(0).toString()).contains("function");
  }
}
