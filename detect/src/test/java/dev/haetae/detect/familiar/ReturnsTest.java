package dev.haetae.detect.familiar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ReturnsTest {
  private static final long DAY = 86_400_000_000L;

  private final Returns returns = new Returns();

  @Test
  void whoIsBackInALaterHourAfterAnotherPlaceCameBack() {
    returns.at(0, DAY);
    assertThat(returns.add(1, 0)).isFalse();
    assertThat(returns.add(2, 0)).isFalse();
    assertThat(returns.add(1, 1)).isTrue();
    assertThat(returns.count()).isEqualTo(1);
  }

  @Test
  void whoStaysDidNotComeBack() {
    returns.at(0, DAY);
    returns.add(1, 0);
    assertThat(returns.add(1, 1)).isFalse();
    assertThat(returns.count()).isZero();
  }

  @Test
  void twoPlacesWithinOneHourAreNotGoneBackTo() {
    returns.at(0, DAY);
    returns.add(1, 0);
    returns.add(2, 0);
    assertThat(returns.add(1, 0)).isFalse();
  }

  @Test
  void aPlaceIsCountedOnce() {
    returns.at(0, DAY);
    returns.add(1, 0);
    returns.add(2, 0);
    returns.add(1, 1);
    returns.add(2, 1);
    assertThat(returns.add(1, 2)).isFalse();
    assertThat(returns.count()).isEqualTo(2);
  }

  @Test
  void theMostOfDaysBeforeIsRemembered() {
    returns.at(0, DAY);
    returns.add(1, 0);
    returns.add(2, 0);
    returns.add(1, 1);
    returns.at(2 * DAY, DAY);
    assertThat(returns.count()).isZero();
    assertThat(returns.mostBefore()).isEqualTo(1);
    assertThat(returns.knownFor(2 * DAY)).isEqualTo(2 * DAY);
  }

  @Test
  void countsOnAfterItIsWrittenAndRead() throws IOException {
    returns.at(0, DAY);
    returns.add(1, 0);
    returns.add(2, 0);
    returns.add(1, 1);
    returns.from("192.0.2.1");
    Returns read = read(written());
    assertThat(read.add(1, 2)).isFalse();
    assertThat(read.add(2, 2)).isTrue();
    assertThat(read.count()).isEqualTo(2);
    assertThat(read.addresses()).isEqualTo("192.0.2.1 and others");
  }

  @Test
  void moreNetworksThanAreEverKeptAreRefused() throws IOException {
    returns.at(0, DAY);
    returns.add(1, 0);
    byte[] bytes = written();
    // How many networks there are stands after three long numbers and a short one.
    bytes[28] = 65;
    assertThatIOException()
        .isThrownBy(() -> read(bytes))
        .withMessage("65 networks where 64 are the most");
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Returns.CODEC.write(returns, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Returns read(byte[] bytes) throws IOException {
    return Returns.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
