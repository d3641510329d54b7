package dev.haetae.detect.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.state.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept of calls, services and volumes. */
class LearntStateTest {
  private static <T> T written(T value, Codec<T> codec) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    return codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static Calls calls(long interval, int jitter, int count) {
    Random random = new Random(3);
    Calls calls = new Calls();
    long time = 1_000;
    for (int i = 0; i < count; i++) {
      assertThat(calls.add(time, 40_000 + i, 1_000 + i % 3 * 10)).isTrue();
      time += interval + (jitter == 0 ? 0 : random.nextInt(2 * jitter + 1) - jitter);
    }
    return calls;
  }

  @Test
  void callsByTheClockHaveNoJitter() {
    Calls calls = calls(60, 0, 200);

    assertThat(calls.interval()).isEqualTo(60);
    assertThat(calls.jitter()).isZero();
    assertThat(calls.skewness()).isZero();
    assertThat(calls.span()).isEqualTo(199 * 60);
    assertThat(calls.kept()).isEqualTo(Calls.MOST);
  }

  @Test
  void jitterOfAThirdIsWithinTheLimit() {
    assertThat(calls(60, 20, 200).jitter()).isCloseTo(0.17, within(0.08));
  }

  @Test
  void callsByChanceAreIrregular() {
    Random random = new Random(5);
    Calls calls = new Calls();
    double time = 0;
    for (int i = 0; i < 200; i++) {
      time += 1 - 60 * Math.log(random.nextDouble());
      calls.add((long) time, i, 1_000);
    }

    assertThat(calls.jitter()).isGreaterThan(0.45);
  }

  @Test
  void aConnectionThatGoesOnIsOneCall() {
    Calls calls = new Calls();
    calls.add(0, 40_000, 1_000);

    assertThat(calls.add(600, 40_000, 1_000)).isFalse();
    assertThat(calls.count()).isEqualTo(1);
  }

  @Test
  void callsGoOnWhereTheyWereWritten() throws IOException {
    for (int count : new int[] {0, 5, 8, 9, 200}) {
      Calls whole = calls(60, 5, count);
      Calls read = written(whole, Calls.CODEC);
      whole.add(1_000_000, 1, 1);
      read.add(1_000_000, 1, 1);

      assertThat(read).usingRecursiveComparison().isEqualTo(whole);
    }
  }

  @Test
  void whoTakesUpNewServicesRarelyIsSurprising() {
    UsedServices used = new UsedServices();
    for (int hour = 0; hour < 100; hour++) {
      used.use("tcp 443", hour);
      used.use("tcp 443", hour);
    }

    assertThat(used.chanceOfNew()).isCloseTo(0.0098, within(0.0001));
    assertThat(used.watched(100)).isEqualTo(100);
    assertThat(used.knows("tcp 443")).isTrue();
    assertThat(used.knows("tcp 4444")).isFalse();
  }

  @Test
  void whoUsesEverythingIsNot() {
    UsedServices used = new UsedServices();
    for (int hour = 0; hour < 1_000; hour++) {
      used.use("tcp " + hour, hour);
    }

    assertThat(used.chanceOfNew()).isEqualTo(1);
    assertThat(used.size()).isEqualTo(256);
  }

  @Test
  void servicesGoOnWhereTheyWereWritten() throws IOException {
    UsedServices used = new UsedServices();
    for (int hour = 0; hour < 50; hour++) {
      used.use("tcp " + hour % 7, hour);
    }
    used.use("tcp 99", 50);

    assertThat(written(used, UsedServices.CODEC)).usingRecursiveComparison().isEqualTo(used);
  }

  @Test
  void theMostOfEachHourIsKeptForAWeek() {
    SentVolumes sent = new SentVolumes();
    sent.add("a", 1_000_000, 0, 0);
    for (int hour = 1; hour <= HourlyMost.MOST; hour++) {
      sent.add("a", 60, hour, hour);
      sent.add("a", 40, hour, hour);
      sent.add("b", 70, hour, hour);
    }
    assertThat(sent.past().most()).isEqualTo(1_000_000);

    sent.add("a", 1, HourlyMost.MOST + 1, HourlyMost.MOST + 1);
    assertThat(sent.past().most()).isEqualTo(100);
    assertThat(sent.past().usual()).isEqualTo(100);
    assertThat(sent.past().hours()).isEqualTo(HourlyMost.MOST);
  }

  @Test
  void manyPlacesNeverMakeOneLookLarger() {
    SentVolumes sent = new SentVolumes();
    for (int place = 0; place < 10_000; place++) {
      assertThat(sent.add("place " + place, 10, 1, 1)).isEqualTo(10);
    }
  }

  @Test
  void whatANewPlaceWasSentIsComparedWithOthers() {
    SentVolumes sent = new SentVolumes();
    for (int day = 0; day < 3; day++) {
      sent.add("usual", 100, day * 24L, day * 24L);
    }
    sent.add("new", 300, 72, 72);
    sent.add("new", 400, 96, 96);
    sent.add("new", 500, 99, 96);
    sent.add("new", 200, 99, 96);

    assertThat(sent.timesForemost("usual")).isEqualTo(3);
    assertThat(sent.timesForemost("new")).isEqualTo(1);
    assertThat(sent.mostToOthers("new")).isEqualTo(100);
    assertThat(sent.mostToOthers("usual")).isEqualTo(300);
    assertThat(sent.mostInAnHour("new")).isEqualTo(700);
    assertThat(sent.sentTo("new")).isEqualTo(1_100);
  }

  @Test
  void volumesGoOnWhereTheyWereWritten() throws IOException {
    SentVolumes sent = new SentVolumes();
    for (int i = 0; i < 500; i++) {
      sent.add("place " + i % 90, i, i / 100, i / 100);
    }
    sent.tell("place 49");

    assertThat(written(sent, SentVolumes.CODEC)).usingRecursiveComparison().isEqualTo(sent);
  }
}
