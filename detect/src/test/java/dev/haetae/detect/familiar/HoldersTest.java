package dev.haetae.detect.familiar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class HoldersTest {
  private static final long HOUR = 3_600_000_000L;

  private final Holders holders = new Holders();

  @Test
  void whoHasAPlaceAndAProgramOfTheirOwnIsOneMore() {
    holders.at(0, HOUR);
    assertThat(holders.add(1, 1)).isTrue();
    assertThat(holders.add(2, 2)).isTrue();
    assertThat(holders.count()).isEqualTo(2);
  }

  @Test
  void whoMovesWithOneProgramIsTheSame() {
    holders.at(0, HOUR);
    holders.add(1, 1);
    assertThat(holders.add(2, 1)).isFalse();
    assertThat(holders.count()).isEqualTo(1);
  }

  @Test
  void whoHasManyProgramsInOnePlaceIsTheSame() {
    holders.at(0, HOUR);
    holders.add(1, 1);
    assertThat(holders.add(1, 2)).isFalse();
  }

  @Test
  void theMostOfTimesBeforeIsRemembered() {
    holders.at(0, HOUR);
    holders.add(1, 1);
    holders.add(2, 2);
    holders.at(2 * HOUR, HOUR);
    assertThat(holders.count()).isZero();
    assertThat(holders.mostBefore()).isEqualTo(2);
    assertThat(holders.begun()).isEqualTo(2 * HOUR);
  }

  @Test
  void countsOnAfterItIsWrittenAndRead() throws IOException {
    holders.at(0, HOUR);
    holders.add(1, 1);
    holders.from("192.0.2.1");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Holders.CODEC.write(holders, new DataOutputStream(bytes));
    Holders read =
        Holders.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read.add(1, 2)).isFalse();
    assertThat(read.add(3, 3)).isTrue();
    assertThat(read.count()).isEqualTo(2);
    read.from("192.0.2.3");
    assertThat(read.addresses()).isEqualTo("192.0.2.1, 192.0.2.3");
  }

  @Test
  void aBuildIsWithoutWhatDiffersFromCallToCall() {
    assertThat(
            HoldersWatcher.build(
                "aws-cli/2.22.4 md/awscrt#0.22.0 os/linux#6.8.0 cfg/retry-mode#standard md/command#s3.ls"))
        .isEqualTo("aws-cli/2.22.4 md/awscrt#0.22.0 os/linux#6.8.0");
  }
}
