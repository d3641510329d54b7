package dev.haetae.detect.sequence;

import static dev.haetae.detect.sequence.SignalBuilder.arn;
import static dev.haetae.detect.sequence.SignalBuilder.discovery;
import static dev.haetae.detect.sequence.SignalBuilder.exfiltration;
import static dev.haetae.detect.sequence.SignalBuilder.persistence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.event.EntityKind;
import org.junit.jupiter.api.Test;

/** What the engine keeps, lets go and restores. */
class SequenceEngineTest {
  private final EngineFixture engine = new EngineFixture();

  @Test
  void forgetsAfterADay() {
    engine.feed(persistence().at(1), exfiltration().at(26));

    assertThat(engine.open()).isEmpty();
    assertThat(engine.closed()).isEmpty();
  }

  @Test
  void tellsOfAnAttackThatEnded() {
    engine.feed(
        persistence().at(1),
        exfiltration().at(2),
        discovery().at(40).by(EntityKind.PRINCIPAL, arn("bob")));

    assertThat(engine.closed()).hasSize(1);
    assertThat(engine.open()).isEmpty();
  }

  @Test
  void keepsAllOfAnAttackThatGoesOnForDays() {
    engine.feed(persistence().at(1), exfiltration().at(2));
    for (int day = 1; day < 5; day++) {
      engine.feed(discovery().at(day * 20L).finding("discovery " + day));
    }

    assertThat(engine.open().get(0).steps()).hasSize(6);
  }

  @Test
  void goesOnFromWhatItsStateSays() {
    engine.feed(
        persistence().at(1).by(EntityKind.ADDRESS, "203.0.113.7").upon("IAMUser", "monitoring"));
    EngineFixture later = engine.restored();
    later.feed(exfiltration().at(2));
    engine.feed(exfiltration().at(2));

    assertThat(later.open()).hasSize(1).isEqualTo(engine.open());
  }

  @Test
  void staysBoundedHoweverManyActThere() {
    for (int i = 0; i < 2_000; i++) {
      engine.feed(
          discovery()
              .at(1)
              .severity(2)
              .by(EntityKind.PRINCIPAL, arn("user" + i))
              .by(EntityKind.ADDRESS, "203.0.113.7"),
          discovery().at(1).severity(2).finding("finding " + i));
    }

    assertThat(engine.snapshot().length).isLessThan(3_000_000);
  }
}
