package dev.haetae.detect.sequence;

import static dev.haetae.detect.sequence.SignalBuilder.arn;
import static dev.haetae.detect.sequence.SignalBuilder.asRole;
import static dev.haetae.detect.sequence.SignalBuilder.discovery;
import static dev.haetae.detect.sequence.SignalBuilder.exfiltration;
import static dev.haetae.detect.sequence.SignalBuilder.machine;
import static dev.haetae.detect.sequence.SignalBuilder.persistence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.sequence.SequenceSignal.Outcome;
import dev.haetae.model.event.EntityKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps joined by the machine they were done at, whatever its names. */
class JoiningByMachineTest {
  private final EngineFixture engine = new EngineFixture();

  @Test
  void colleaguesOnOneMachineAreNotOneActor() {
    engine.feed(
        persistence().by(EntityKind.HOST, "i-0123456789abcdef0").at(1),
        exfiltration()
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.HOST, "i-0123456789abcdef0")
            .at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void whoEntersAMachineIsJoinedWithWhatActsAsIt() {
    engine.feed(
        persistence().by(EntityKind.HOST, "i-0123456789abcdef0").at(1),
        asRole(exfiltration(), "web")
            .by(
                EntityKind.SESSION,
                "arn:aws:sts::111122223333:assumed-role/web/i-0123456789abcdef0")
            .at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatAHostSaysThatIsCalledByItsAddress() {
    engine.feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.HOST, "ip-10-0-1-20.eu-west-1.compute.internal")
            .in("unknown")
            .at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatAHostSaysThatIsCalledByItsId() {
    engine.feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.HOST, "i-0123456789abcdef0.eu-west-1.compute.internal")
            .in("unknown")
            .at(1),
        machine(exfiltration()).by(EntityKind.HOST, "i-0123456789abcdef0").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatAHostSaysWhoseAddressIsLearntLater() {
    engine.feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.HOST, "web-1")
            .in("unknown")
            .at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").at(2));
    assertThat(engine.open()).isEmpty();

    engine.machines().put("web-1", List.of("10.0.1.20"));
    engine.machines().put("10.0.1.20", List.of("web-1"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void triesFromManyAddressesDoNotCrowdOutWhatFollows() {
    SignalBuilder[] tried = new SignalBuilder[40];
    for (int i = 0; i < tried.length; i++) {
      tried[i] =
          discovery()
              .finding("tried")
              .severity(2)
              .outcome(Outcome.UNPROVEN)
              .by(EntityKind.HOST, "web-1")
              .by(EntityKind.ADDRESS, "198.51.100." + i)
              .at(1);
    }
    engine.feed(tried);
    engine.feed(
        machine(persistence()).by(EntityKind.HOST, "web-1").at(2),
        machine(exfiltration()).by(EntityKind.HOST, "web-1").at(3));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatWasDoneAtAHostWithTheMachineItWasDoneFrom() {
    engine.feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.HOST, "db-1")
            .by(EntityKind.ADDRESS, "10.0.1.20")
            .in("unknown")
            .at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void aMachineFromWhichManyComeJoinsNothing() {
    SignalBuilder[] done = new SignalBuilder[6];
    for (int i = 0; i < 5; i++) {
      done[i] =
          persistence()
              .by(EntityKind.PRINCIPAL, "user" + i)
              .by(EntityKind.HOST, "db-" + i)
              .by(EntityKind.ADDRESS, "10.0.1.20")
              .in("unknown")
              .at(1);
    }
    done[5] = machine(exfiltration()).upon("Address", "10.0.1.20").at(2);
    engine.feed(done);

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsAPodWithItsNode() {
    engine.machines().put("pod shop/web-6c9d", List.of("i-0123456789abcdef0"));
    engine.machines().put("i-0123456789abcdef0", List.of("pod shop/web-6c9d"));
    engine.feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "system:serviceaccount:shop:web")
            .upon("Pod", "web-6c9d")
            .upon("Namespace", "shop")
            .at(1),
        machine(exfiltration()).by(EntityKind.HOST, "i-0123456789abcdef0").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhoWasLetInWithTheMachineThatAnsweredThem() {
    engine.feed(
        persistence()
            .by(EntityKind.PRINCIPAL, "deploy")
            .by(EntityKind.ADDRESS, "198.51.100.9")
            .at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").upon("Peer", "198.51.100.9").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatCameThroughALoadBalancerWithWhatItsTargetDid() {
    engine.feed(
        machine(persistence()).upon("Machine", "10.0.1.20:443").at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatCameThroughALoadBalancerWithWhatTheHostSaysOfItself() {
    engine.feed(
        machine(persistence()).upon("Machine", "10.0.1.20:443").at(1),
        machine(exfiltration()).by(EntityKind.HOST, "ip-10-0-1-20").in("unknown").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void aHostWithTwoClientsOfItsLoadBalancerIsOfNeither() {
    engine.feed(
        machine(persistence())
            .severity(8)
            .by(EntityKind.ADDRESS, "198.51.100.7")
            .upon("Machine", "10.0.1.20"),
        machine(discovery())
            .severity(8)
            .by(EntityKind.ADDRESS, "198.51.100.9")
            .upon("Machine", "10.0.1.20"),
        machine(exfiltration()).by(EntityKind.HOST, "ip-10-0-1-20").in("unknown").at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void whatALoadBalancerPassedOnInVainIsNotOfItsTarget() {
    engine.feed(
        machine(persistence()).upon("Machine", "10.0.1.20:443").outcome(Outcome.FAILED).at(1),
        machine(exfiltration()).severity(8).upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void twoClientsOfOneTargetAreNotOne() {
    engine.feed(
        machine(persistence()).by(EntityKind.ADDRESS, "198.51.100.7").upon("Machine", "10.0.1.20"),
        machine(exfiltration())
            .by(EntityKind.ADDRESS, "198.51.100.9")
            .upon("Machine", "10.0.1.20")
            .at(1));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void accountsThatAreTriedDoNotShareTheMachine() {
    SignalBuilder[] tried = new SignalBuilder[5];
    for (int i = 0; i < tried.length; i++) {
      tried[i] =
          discovery()
              .severity(2)
              .outcome(Outcome.UNPROVEN)
              .by(EntityKind.PRINCIPAL, "tried-" + i)
              .by(EntityKind.HOST, "web-1")
              .at(1);
    }
    engine.feed(tried);
    engine.feed(
        persistence().by(EntityKind.PRINCIPAL, "ana").by(EntityKind.HOST, "web-1").at(2),
        exfiltration().by(EntityKind.PRINCIPAL, "root").by(EntityKind.HOST, "web-1").at(3));

    assertThat(engine.open()).hasSize(1);
  }
}
