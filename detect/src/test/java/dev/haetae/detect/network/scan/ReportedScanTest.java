package dev.haetae.detect.network.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.network.Flow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReportedScanTest {
  private static final String HOST = "10.0.2.7";

  private final ScanWalk walk = new ScanWalk();
  private final ReportedScan told = walk.told("detector");

  private void fail(int from, int to) {
    for (int port = from; port < to; port++) {
      walk.failed(port, HOST, port, ScanWalk.target(HOST, port, Flow.TCP));
    }
  }

  @Test
  void isToldAgainOnceTwiceAsManyPortsWereTried() {
    fail(0, 20);
    assertThat(told.hasNewPorts(walk)).isTrue();

    fail(20, 39);
    assertThat(told.hasNewPorts(walk)).isFalse();

    fail(39, 40);
    assertThat(told.hasNewPorts(walk)).isTrue();
  }

  @Test
  void anOpenPortIsToldOnce() {
    told.found(HOST + " 22");
    told.found(HOST + " 22");
    assertThat(told.newlyOpen()).containsExactly(HOST + " 22");

    told.found(HOST + " 22");
    assertThat(told.newlyOpen()).isEmpty();
  }

  @Test
  void isForgottenWhenTheWalkBeginsAnew() {
    fail(0, 1);
    assertThat(walk.told("detector")).isSameAs(told);

    walk.succeeded(5, ScanWalk.target(HOST, 443, Flow.TCP));
    assertThat(walk.told("detector")).isNotSameAs(told);
  }

  @Test
  void goesOnWhereItWasWritten() throws IOException {
    fail(0, 20);
    told.hasNewPorts(walk);
    told.hasNewHosts(walk);
    told.found(HOST + " 22");
    told.newlyOpen();
    told.found(HOST + " 23");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReportedScan.CODEC.write(told, new DataOutputStream(bytes));
    ReportedScan read =
        ReportedScan.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read).usingRecursiveComparison().isEqualTo(told);
  }
}
