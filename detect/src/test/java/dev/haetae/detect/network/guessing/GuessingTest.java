package dev.haetae.detect.network.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.network.Records;
import dev.haetae.detect.network.Watched;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GuessingTest {
  private final Watched watched =
      Watched.by("passwordguessing: {tries: 10, within: 10m}", Surroundings.NONE);

  private void attempt(int times, long everySeconds, String source) {
    for (int i = 0; i < times; i++) {
      watched.tell(
          i * everySeconds,
          Records.tcp(source, 40_000 + i, "10.0.1.20", 22).carrying(18, 3_000 + i % 5 * 100));
    }
  }

  @Test
  void manyTriesAreToldOnceUntilThereAreTwiceAsMany() {
    attempt(39, 5, "203.0.113.8");

    assertThat(watched.hits())
        .extracting(hit -> hit.values().get("guessing.tries"))
        .containsExactly("10", "20");
  }

  @Test
  void triesThatAreFarApartAreNone() {
    attempt(40, 120, "203.0.113.8");

    assertThat(watched.hits()).isEmpty();
  }

  @Test
  void theOwnersMachineThatTriesIsNotTheOneThatLoggedIt() {
    attempt(10, 5, "10.0.9.9");

    assertThat(watched.hits().get(0).values())
        .containsEntry("guessing.direction", "internal")
        .containsEntry("guessing.machine", "");
  }

  @Test
  void goesOnWhereItWasWritten() throws IOException {
    Tries tries = new Tries(5);
    for (int i = 0; i < 7; i++) {
      tries.add(i, 40_000 + i, 100 + i);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Tries.CODEC.write(tries, new DataOutputStream(bytes));
    Tries read =
        Tries.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read).usingRecursiveComparison().isEqualTo(tries);
    assertThat(read.since()).isEqualTo(2);
    assertThat(read.areDense(4)).isTrue();
    assertThat(read.areDense(3)).isFalse();
  }

  @Test
  void recordsOfOneConnectionAreOneTry() {
    Tries tries = new Tries(3);

    assertThat(tries.add(0, 40_000, 100)).isTrue();
    assertThat(tries.add(1, 40_001, 100)).isTrue();
    assertThat(tries.add(2, 40_000, 900)).isFalse();
    assertThat(tries.count()).isEqualTo(2);
    assertThat(tries.usualSize()).isEqualTo(100);
  }
}
