package dev.haetae.detect.sequence;

import static dev.haetae.detect.sequence.SignalBuilder.arn;
import static dev.haetae.detect.sequence.SignalBuilder.discovery;
import static dev.haetae.detect.sequence.SignalBuilder.exfiltration;
import static dev.haetae.detect.sequence.SignalBuilder.machine;
import static dev.haetae.detect.sequence.SignalBuilder.persistence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.model.event.EntityKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps joined by an address, or not joined by one that many share. */
class JoiningByAddressTest {
  private final EngineFixture engine = new EngineFixture();

  @Test
  void anOfficeLinksNobody() {
    engine.feed(
        persistence().by(EntityKind.ADDRESS, "198.51.100.7").from(Familiarity.FAMILIAR).at(1),
        exfiltration()
            .severity(8)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.ADDRESS, "198.51.100.7")
            .from(Familiarity.FAMILIAR)
            .at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsByAnAddressThatFewUse() {
    engine.feed(
        persistence().at(1).by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.ADDRESS, "203.0.113.7"));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsNothingByAnAddressThatManyUse() {
    engine.feed(
        persistence().at(1).by(EntityKind.ADDRESS, "203.0.113.7"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.ADDRESS, "203.0.113.7"));
    for (String other : List.of("carol", "dave", "erin")) {
      engine.feed(
          discovery()
              .at(3)
              .severity(2)
              .by(EntityKind.PRINCIPAL, arn(other))
              .by(EntityKind.ADDRESS, "203.0.113.7"));
    }

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsWhatManyDoGravelyFromOneAddress() {
    String address = "203.0.113.7";
    engine.feed(persistence().at(1).by(EntityKind.ADDRESS, address));
    for (String other : List.of("bob", "carol", "dave", "erin", "frank")) {
      engine.feed(
          exfiltration()
              .at(2)
              .by(EntityKind.PRINCIPAL, arn(other))
              .by(EntityKind.ADDRESS, address));
    }

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsNothingByAnAddressFromWhichAWholeHouseDoesGraveThings() {
    String address = "203.0.113.7";
    engine.feed(persistence().at(1).by(EntityKind.ADDRESS, address));
    for (int i = 0; i < 13; i++) {
      engine.feed(
          exfiltration()
              .at(2)
              .by(EntityKind.PRINCIPAL, arn("user" + i))
              .by(EntityKind.ADDRESS, address));
    }

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsNothingByAnAddressThatIsNotPublic() {
    engine.feed(
        persistence().at(1).by(EntityKind.ADDRESS, "10.0.0.7"),
        exfiltration()
            .at(2)
            .by(EntityKind.PRINCIPAL, arn("bob"))
            .by(EntityKind.ADDRESS, "10.0.0.7"));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsWhatIsToldOfOneAddressInside() {
    engine.feed(
        persistence().by(EntityKind.PRINCIPAL, "unknown").upon("Address", "10.0.1.20").at(1),
        exfiltration().by(EntityKind.PRINCIPAL, "unknown").upon("Address", "10.0.1.20").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void joinsWhatASensorOfNoAccountTellsOfAnAddressInside() {
    engine.feed(
        machine(persistence()).upon("Address", "10.0.1.20").at(1),
        machine(exfiltration()).upon("Address", "10.0.1.20").in("unknown").at(2));

    assertThat(engine.open()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "239.255.255.250", "0.0.0.0"})
  void joinsNothingByAnAddressThatIsNobodys(String address) {
    engine.feed(
        persistence().by(EntityKind.PRINCIPAL, "ana").by(EntityKind.ADDRESS, address).at(1),
        exfiltration().by(EntityKind.PRINCIPAL, "bob").by(EntityKind.ADDRESS, address).at(2),
        persistence().by(EntityKind.PRINCIPAL, "unknown").upon("Address", address).at(3),
        exfiltration().by(EntityKind.PRINCIPAL, "unknown").upon("Address", address).at(4));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void joinsNothingByAnAddressInsideThatTwoAccountsHave() {
    engine.feed(
        machine(persistence()).upon("Address", "172.31.1.20").at(1),
        machine(exfiltration()).upon("Address", "172.31.1.20").in("444455556666").at(2));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void doesNotJoinByAnAddressOutsideThatAFindingIsAbout() {
    engine.feed(
        persistence().by(EntityKind.PRINCIPAL, "unknown").upon("Address", "198.51.100.9").at(1),
        exfiltration().by(EntityKind.PRINCIPAL, "unknown").upon("Address", "198.51.100.9").at(2));

    assertThat(engine.open()).isEmpty();
  }
}
