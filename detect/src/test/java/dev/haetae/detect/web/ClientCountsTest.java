package dev.haetae.detect.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.sketch.SpaceSaving;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ClientCountsTest {
  @Test
  void remembersTheMostOfEachHour() {
    ClientCounts counts = new ClientCounts();
    for (int hour = 1; hour <= 3; hour++) {
      for (int i = 0; i < 10 * hour; i++) {
        counts.add("a", 1, hour, false);
        counts.add("b" + i, 1, hour, false);
      }
    }
    counts.add("a", 1, 4, false);

    assertThat(counts.hours()).isEqualTo(3);
    assertThat(counts.mostBefore()).isEqualTo(30);
  }

  @Test
  void neverTellsMoreThanThereWas() {
    ClientCounts counts = new ClientCounts();
    for (int i = 0; i < 50_000; i++) {
      counts.add("client " + i, i, 1, false);
    }

    assertThat(counts.add("late", 1, 1, false).sure()).isEqualTo(1);
  }

  @Test
  void keepsCountOfOneAmongVeryMany() {
    ClientCounts counts = new ClientCounts();
    SpaceSaving.Counter<ClientCounts.Client> busy = counts.add("busy", 1, 1, false);
    for (int i = 0; i < 20_000; i++) {
      busy = counts.add("busy", 1, 1, false);
      counts.add("client " + i, i, 1, false);
    }

    assertThat(busy.sure()).isEqualTo(20_001);
    assertThat(busy.details().programs()).isEqualTo(1);
  }

  @Test
  void countsDifferentPagesAndPrograms() {
    ClientCounts counts = new ClientCounts();
    ClientCounts.Client client = counts.add("a", 1, 1, true).details();
    for (long i = 0; i < 60; i++) {
      client = counts.add("a", i % 3 * 0x9E3779B97F4A7C15L, 1, true).details();
      client.page(i % 20 * 0x9E3779B97F4A7C15L);
    }

    assertThat(client.pages()).isEqualTo(20);
    assertThat(client.programs()).isEqualTo(4);
  }

  @Test
  void tellsAgainWhenItDoubled() {
    ClientCounts.Client client = new ClientCounts().add("a", 1, 1, false).details();

    assertThat(client.tell(100)).isTrue();
    assertThat(client.tell(150)).isFalse();
    assertThat(client.tell(200)).isTrue();
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    ClientCounts counts = new ClientCounts();
    for (int i = 0; i < 5_000; i++) {
      ClientCounts.Client client = counts.add("client " + i % 90, i % 7, i / 100, true).details();
      client.page(i * 0x9E3779B97F4A7C15L);
      client.evidence().offer(() -> 4);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ClientCounts.CODEC.write(counts, new DataOutputStream(bytes));
    ClientCounts read =
        ClientCounts.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    ClientCounts.CODEC.write(read, new DataOutputStream(again));

    assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
    assertThat(read.mostBefore()).isEqualTo(counts.mostBefore());
  }
}
