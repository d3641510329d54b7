package dev.haetae.detect.network.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.network.Flow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScanWalkTest {
  private static final String HOST = "10.0.2.7";

  private final ScanWalk walk = new ScanWalk();

  private static long target(long port) {
    return ScanWalk.target(HOST, port, Flow.TCP);
  }

  private void fail(int from, int to) {
    for (int port = from; port < to; port++) {
      walk.failed(port, HOST, port, target(port));
    }
  }

  @Test
  void fourFirstContactsThatFailAreConvincing() {
    fail(0, 3);
    assertThat(walk.isConvinced()).isFalse();

    fail(3, 4);
    assertThat(walk.isConvinced()).isTrue();
  }

  @Test
  void theSameContactCountsOnce() {
    for (int i = 0; i < 100; i++) {
      walk.failed(i, HOST, 22, target(22));
    }

    assertThat(walk.isConvinced()).isFalse();
    assertThat(walk.targets()).isEqualTo(1);
  }

  @Test
  void anHonestPastBuysNoScan() {
    for (int port = 0; port < 1_000; port++) {
      walk.succeeded(port, target(port));
    }
    fail(2_000, 2_004);

    assertThat(walk.isConvinced()).isTrue();
  }

  @Test
  void successesAmongFailuresTakeItBackToItsBeginning() {
    fail(0, 5);
    for (int port = 100; port < 105; port++) {
      walk.succeeded(port, target(port));
    }

    assertThat(walk.targets()).isZero();
    assertThat(walk.isConvinced()).isFalse();
  }

  @Test
  void oneServerThatAnswersAgainAndAgainIsOneSuccess() {
    fail(0, 10);
    for (int i = 0; i < 100; i++) {
      walk.succeeded(i, target(443));
    }

    assertThat(walk.isConvinced()).isTrue();
  }

  @Test
  void aLateAnswerUndoesTheFailure() {
    fail(0, 1);
    walk.succeeded(1, target(0));

    assertThat(walk.targets()).isZero();
    assertThat(walk.failed(2, HOST, 0, target(0))).isFalse();
  }

  @Test
  void theInterfaceThatSawManyPeersIsTheCallersOwn() {
    walk.loggedAt("eni-1", "198.51.100.1");
    assertThat(walk.ownMachine()).isEmpty();

    walk.loggedAt("eni-1", "198.51.100.2");
    assertThat(walk.ownMachine()).isEqualTo("eni-1");
  }

  @Test
  void interfacesThatSawOnePeerEachAreThoseCalled() {
    walk.loggedAt("eni-1", "10.0.0.1");
    walk.loggedAt("eni-2", "10.0.0.2");

    assertThat(walk.ownMachine()).isEmpty();
  }

  @Test
  void goesOnWhereItWasWritten() throws IOException {
    fail(0, 80);
    walk.evidence().offer(() -> 7);
    walk.succeeded(90, target(443));
    walk.told("detector").found(HOST + " 22");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ScanWalk.CODEC.write(walk, new DataOutputStream(bytes));
    ScanWalk read =
        ScanWalk.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read).usingRecursiveComparison().isEqualTo(walk);
    assertThat(bytes.size()).isLessThan(2_500);
  }
}
