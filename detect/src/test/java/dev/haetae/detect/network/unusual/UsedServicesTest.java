package dev.haetae.detect.network.unusual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.haetae.detect.state.Written;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is kept of the services a machine uses. */
class UsedServicesTest {
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

    assertThat(Written.andRead(used, UsedServices.CODEC))
        .usingRecursiveComparison()
        .isEqualTo(used);
  }
}
