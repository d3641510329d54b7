package dev.haetae.detect.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TunnelWindowTest {
  private final CarriedText text = new CarriedText(NameModel.shipped());
  private final Random random = new Random(7);

  @ParameterizedTest
  @EnumSource(
      names = {"FILE.*", "TEXT.*", "SESSION.*", "SHELL.*", "BEACON.*"},
      mode = EnumSource.Mode.MATCH_ANY)
  void aTunnelIsFoundWithinItsFirstHundredLookUps(Traffic traffic) {
    assertThat(window(traffic, 100, 1).weight()).isGreaterThanOrEqualTo(TunnelWindow.THRESHOLD);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"FILE.*", "TEXT.*", "SESSION.*", "SHELL.*", "BEACON.*"},
      mode = EnumSource.Mode.MATCH_ANY)
  void aTunnelOfOneLookUpAMinuteIsFoundToo(Traffic traffic) {
    assertThat(window(traffic, 100, 60).weight()).isGreaterThanOrEqualTo(TunnelWindow.THRESHOLD);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"FILE.*", "TEXT.*", "SESSION.*", "SHELL.*", "BEACON.*"},
      mode = EnumSource.Mode.MATCH_NONE)
  void ordinaryServicesStayQuiet(Traffic traffic) {
    TunnelWindow window = new TunnelWindow();
    for (int i = 0; i < 1_000; i++) {
      window.add(traffic.next(random, i, 60), text);
      assertThat(window.weight()).as("after %s look-ups", i + 1).isLessThan(TunnelWindow.THRESHOLD);
    }
  }

  @Test
  void aDayLaterTheWindowBeginsAnew() {
    TunnelWindow window = window(Traffic.SESSION_OVER_TEXTS, 100, 1);

    window.add(Traffic.SESSION_OVER_TEXTS.next(random, 100_000, 1), text);

    assertThat(window.lookUps()).isEqualTo(1);
  }

  @Test
  void aWindowGoesOnWhereItWasWritten() throws IOException {
    TunnelWindow whole = window(Traffic.BEACON_THAT_FETCHES, 50, 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    whole.write(new DataOutputStream(bytes));
    TunnelWindow read =
        TunnelWindow.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    for (int i = 50; i < 100; i++) {
      LookUp lookUp = Traffic.BEACON_THAT_FETCHES.next(random, i, 1);
      whole.add(lookUp, text);
      read.add(lookUp, text);
    }

    assertThat(read.weight()).isEqualTo(whole.weight()).isPositive();
  }

  @Test
  void aWindowIsBounded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    window(Traffic.FILE_IN_BASE64, 20_000, 1).write(new DataOutputStream(bytes));

    assertThat(bytes.size()).isLessThan(50_000);
  }

  private TunnelWindow window(Traffic traffic, int lookUps, long seconds) {
    TunnelWindow window = new TunnelWindow();
    for (int i = 0; i < lookUps; i++) {
      window.add(traffic.next(random, i, seconds), text);
    }
    return window;
  }
}
