package dev.haetae.detect.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.state.Written;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ContactWalkTest {
  private static final double USUAL = 0.8;
  private static final double ODDS_OF_A_THOUSAND = Math.log(1000);

  private static ContactWalk failed(int people) {
    ContactWalk walk = new ContactWalk();
    walk.begin(1, 0);
    for (int person = 0; person < people; person++) {
      walk.contact(person, 7, true, USUAL);
    }
    return walk;
  }

  @Test
  void fiveWhoFailAreAnAttackAndFourAreNot() {
    assertThat(failed(5).height()).isGreaterThan(ODDS_OF_A_THOUSAND);
    assertThat(failed(4).height()).isLessThan(ODDS_OF_A_THOUSAND);
  }

  @Test
  void onePersonWhoFailsOftenCountsOnce() {
    ContactWalk walk = failed(1);
    double height = walk.height();
    for (int i = 0; i < 50; i++) {
      walk.contact(0, 7, true, USUAL);
    }

    assertThat(walk.height()).isEqualTo(height);
    assertThat(walk.peopleFailed()).isEqualTo(1);
  }

  @Test
  void whoMistypesAndThenSucceedsCountsAsOneWhoSucceeded() {
    ContactWalk mistyped = failed(3);
    mistyped.contact(2, 7, false, USUAL);
    ContactWalk succeeded = failed(2);
    succeeded.contact(2, 7, false, USUAL);

    assertThat(mistyped.height()).isCloseTo(succeeded.height(), within());
    assertThat(mistyped.peopleFailed()).isEqualTo(2);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  @Test
  void beginsAnewAtItsFloor() {
    ContactWalk walk = failed(1);
    walk.contact(1, 7, false, USUAL);

    assertThat(walk.height()).isZero();
    assertThat(walk.peopleFailed()).isZero();
  }

  @Test
  void failingMeansLittleWhileEverybodyFails() {
    Success outage = new Success();
    for (int i = 0; i < 40; i++) {
      outage.add(true, 1_000_000_000L);
    }

    assertThat(outage.share(1_000_000_000L)).isLessThan(0.2);
    assertThat(ContactWalk.step(true, outage.share(1_000_000_000L)))
        .isLessThan(ContactWalk.step(true, USUAL) / 5);
    // A day later it is forgotten.
    assertThat(outage.share(90_000_000_000L)).isGreaterThan(0.79);
  }

  @Test
  void forgetsWhatEndedLongAgo() {
    ContactWalk walk = failed(4);
    walk.begin(100, 50);

    assertThat(walk.height()).isZero();
    assertThat(walk.first()).isEqualTo(100);
  }

  @Test
  void staysSmallHoweverManyAreTried() {
    ContactWalk walk = failed(100_000);

    assertThat(walk.peopleFailed()).isEqualTo(128);
    assertThat(walk.height()).isGreaterThan(1_000);
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    ContactWalk walk = failed(128);
    walk.evidence().offer(() -> 3);
    walk.tell(9);

    assertThat(Written.andRead(walk, ContactWalk.CODEC)).usingRecursiveComparison().isEqualTo(walk);
  }
}
