package dev.haetae.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HabitsTest {
  private static final int DAY = 24;
  private static final int MOST = 50;

  private static long value(int number) {
    return Habits.key(7, 1000L + number * 7919L);
  }

  private static Habits used(int hours) {
    Habits habits = new Habits(0);
    for (int hour = 0; hour < hours; hour++) {
      habits.touch(hour);
      habits.learn(hour, value(0), MOST);
    }
    return habits;
  }

  @Test
  void whereNothingWasMetNothingIsSurprising() {
    assertThat(new Habits(5).before(5, value(0)).tail()).isEqualTo(1);
  }

  @Test
  void theMoreWasMetTheMoreANewValueSurprises() {
    assertThat(used(10).before(10, value(1)).tail()).isCloseTo(1 / 11.0, within(1e-6));
    assertThat(used(20).before(20, value(1)).tail()).isCloseTo(1 / 21.0, within(1e-6));
  }

  @Test
  void whoAlwaysBringsNewValuesDoesNotSurpriseWithOne() {
    Habits habits = new Habits(0);
    for (int hour = 0; hour < 20; hour++) {
      habits.touch(hour);
      habits.learn(hour, value(hour), MOST);
    }

    assertThat(habits.before(20, value(99)).tail()).isEqualTo(1);
  }

  @Test
  void theCommonestIsNotRareAndTheRareIs() {
    Habits habits = used(20);
    habits.learn(19, value(1), MOST);
    habits.touch(20);

    assertThat(habits.before(20, value(0)).tail()).isEqualTo(1);
    assertThat(habits.before(20, value(1)).tail()).isBetween(0.05, 0.2);
  }

  @Test
  void anHourIsJudgedByWhatCameBeforeIt() {
    Habits habits = used(10);
    habits.touch(10);
    double unseen = habits.before(10, value(1)).tail();
    habits.learn(10, value(1), MOST);
    habits.learn(10, value(2), MOST);

    assertThat(habits.before(10, value(1)).tail()).isEqualTo(unseen);
    assertThat(habits.before(11, value(1)).isNew()).isFalse();
  }

  @Test
  void withinAnHourTheOrderDoesNotMatter() {
    List<Integer> values = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
    byte[] expected = bytes(learnt(values));
    Collections.shuffle(values, new Random(3));

    assertThat(bytes(learnt(values))).isEqualTo(expected);
  }

  private static Habits learnt(List<Integer> values) {
    Habits habits = used(10);
    habits.touch(10);
    values.forEach(each -> habits.learn(10, value(each), MOST));
    return habits;
  }

  @Test
  void tellsWhatElseWasMetForTheFirstTimeInThisHour() {
    Habits habits = used(20);
    habits.touch(20);
    for (int each = 0; each < 4; each++) {
      habits.learn(20, value(each), MOST);
    }

    assertThat(habits.otherFirsts(20, value(3))).containsExactlyInAnyOrder(value(1), value(2));
    assertThat(habits.otherFirsts(21, value(3))).isEmpty();
  }

  @Test
  void aValueIsNewsOnceAndAgainAfterAMonth() {
    Habits habits = new Habits(0);

    assertThat(habits.learn(0, value(0), MOST)).isTrue();
    assertThat(habits.learn(1, value(0), MOST)).isFalse();
    assertThat(habits.learn(31 * DAY, value(0), MOST)).isTrue();
  }

  @Test
  void countsHalveInAMonthAndAreForgottenInThree() {
    Habits habits = used(10);
    habits.touch(30 * DAY);
    assertThat(habits.before(30 * DAY, value(0)).hours()).isCloseTo(5, within(0.1));

    habits.touch(92 * DAY);
    assertThat(habits.before(92 * DAY, value(0)).isNew()).isTrue();
    assertThat(habits.size()).isZero();
  }

  @Test
  void whoUsesTooManyValuesHasNoHabitAndCostsLittle() {
    Habits habits = used(100);
    for (int number = 0; number < 100_000; number++) {
      habits.learn(100, value(number), MOST);
    }

    assertThat(habits.size()).isEqualTo(1);
    assertThat(habits.before(101, value(5_000_000)).isAnything()).isTrue();
    assertThat(habits.before(101, value(5_000_000)).tail()).isEqualTo(1);
  }

  @Test
  void manyKindsOfValuesAreBoundedToo() {
    Habits habits = new Habits(0);
    for (int number = 0; number < 200_000; number++) {
      habits.learn(0, Habits.key(number, number), MOST);
    }

    assertThat(habits.size()).isLessThanOrEqualTo(1 << 16);
  }

  @Test
  void namesWhatIsCommonest() {
    Habits habits = used(10);
    for (int hour = 5; hour < 10; hour++) {
      habits.learn(hour, value(1), MOST);
    }
    habits.learn(9, value(2), MOST);

    assertThat(habits.commonest(10, value(0), 2)).containsExactly(value(0), value(1));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    Habits habits = learnt(List.of(3, 1, 2));
    byte[] written = bytes(habits);
    Habits read = Habits.CODEC.read(new DataInputStream(new ByteArrayInputStream(written)));

    assertThat(bytes(read)).isEqualTo(written);
    assertThat(read.before(11, value(3)).tail()).isEqualTo(habits.before(11, value(3)).tail());
  }

  @Test
  void refusesAnImpossibleNumberOfValues() throws IOException {
    byte[] written = bytes(new Habits(0));
    written[16] = 0x7F;

    assertThatThrownBy(
            () -> Habits.CODEC.read(new DataInputStream(new ByteArrayInputStream(written))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("values");
  }

  private static byte[] bytes(Habits habits) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Habits.CODEC.write(habits, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
