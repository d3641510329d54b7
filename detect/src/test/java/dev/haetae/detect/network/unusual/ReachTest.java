package dev.haetae.detect.network.unusual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static Reach of(long hour, long... machines) {
    Reach reach = Reach.NOTHING;
    for (long machine : machines) {
      reach = reach.and(machine, hour);
    }
    return reach;
  }

  @Test
  void countsAMachineOnce() {
    assertThat(of(5, 30, 10, 20, 10, 30).size()).isEqualTo(3);
  }

  @Test
  void beginsAnewWithTheHourAndRemembersTheMost() {
    Reach next = of(5, 1, 2, 3).beingTold().and(1, 6).and(2, 7);
    assertThat(next.size()).isEqualTo(1);
    assertThat(next.most()).isEqualTo(3);
    assertThat(next.told()).isFalse();
  }

  @Test
  void takesWhatComesLateIntoTheOpenHour() {
    Reach late = of(5, 1).and(2, 4);
    assertThat(late.hour()).isEqualTo(5);
    assertThat(late.size()).isEqualTo(2);
  }

  @Test
  void doesNotGrowWithoutEnd() {
    Reach reach = Reach.NOTHING;
    for (long machine = 0; machine < 100_000; machine++) {
      reach = reach.and(machine, 5);
    }
    assertThat(reach.size()).isEqualTo(256);
  }

  @Test
  void comesBackAsItWasWritten() throws IOException {
    Reach written = of(5, 1, 2, 3).and(7, 6).and(4, 6).beingTold();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Reach.CODEC.write(written, new DataOutputStream(bytes));
    Reach read =
        Reach.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read).usingRecursiveComparison().isEqualTo(written);
  }
}
