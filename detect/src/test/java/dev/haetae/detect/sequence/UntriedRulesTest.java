package dev.haetae.detect.sequence;

import static dev.haetae.detect.sequence.SignalBuilder.arn;
import static dev.haetae.detect.sequence.SignalBuilder.persistence;
import static dev.haetae.detect.sequence.SignalBuilder.tried;
import static dev.haetae.detect.sequence.SignalBuilder.untried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.event.EntityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules without cases are no steps once they fire on many. */
class UntriedRulesTest {
  private final EngineFixture engine = new EngineFixture();

  @Test
  void saysWhichRulesAreNoSteps() {
    for (int i = 1; i < 6; i++) {
      engine.feed(untried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
      engine.feed(tried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
    }

    assertThat(engine.common()).containsExactly("Impact:Cloudtrail/Untried");
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "4, 0"})
  void anUntriedRuleIsNoStepOnceItToldOfMany(int actors, int attacks) {
    for (int i = 1; i < actors; i++) {
      engine.feed(untried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
    }
    engine.feed(untried().at(10), persistence().at(11));

    assertThat(engine.open()).hasSize(attacks);
  }

  @Test
  void whatManyDoIsNotForgottenWhileTheyGoOn() {
    for (int i = 1; i < 12; i++) {
      engine.feed(untried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(24L * i));
    }
    engine.feed(untried().at(12 * 24), persistence().at(12 * 24 + 1));

    assertThat(engine.open()).isEmpty();
  }

  @Test
  void whatManyDidBeforeTheLastWeekIsForgotten() {
    for (int i = 1; i < 6; i++) {
      engine.feed(untried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
    }
    long later = 9 * 24;
    engine.feed(untried().at(later), persistence().at(later + 1));

    assertThat(engine.open()).hasSize(1);
  }

  @Test
  void aRuleWithCasesIsAStepHoweverManyItToldOf() {
    for (int i = 1; i < 6; i++) {
      engine.feed(tried().by(EntityKind.PRINCIPAL, arn("person-" + i)).at(i));
    }
    engine.feed(tried().at(10), persistence().at(11));

    assertThat(engine.open()).hasSize(1);
  }
}
