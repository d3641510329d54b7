package dev.haetae.inputs.inflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haetae.files.archive.Reading;
import dev.haetae.files.archive.Wrap;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Problem.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholeGunzipTest {

  @BeforeEach
  void needsLibdeflate() {
    assumeTrue(
        Libdeflate.installed().isPresent(),
        "libdeflate is not installed (Debian: apt-get install libdeflate0)");
  }

  @Test
  void unpacksOneMember() throws IOException {
    byte[] log = noise(3_000_000);
    assertThat(read(Wrap.GZIP.wrap(log)).only()).isEqualTo(log);
  }

  @Test
  void unpacksMembersWhoseSumNoHeaderTells() throws IOException {
    byte[] log = noise(1_500_000);
    byte[] member = Wrap.GZIP.wrap(log);
    assertThat(read(Wrap.concat(member, member)).only()).isEqualTo(Wrap.concat(log, log));
  }

  @Test
  void streamsWhatIsPackedLargerThanItsBuffers() throws IOException {
    byte[] log = noise(6_000_000);
    assertThat(read(Wrap.GZIP.wrap(log)).only()).isEqualTo(log);
  }

  @Test
  void streamsWhatUnpacksLargerThanItsBuffers() throws IOException {
    assertThat(read(Wrap.GZIP.wrap(new byte[40 << 20])).only()).hasSize(40 << 20);
  }

  @Test
  void findsTheSameFaultsAsTheJdk() throws IOException {
    byte[] stored = Wrap.GZIP.wrap(noise(100_000));
    byte[] cut = Arrays.copyOf(stored, 50_000);
    byte[] flipped = stored.clone();
    flipped[60_000] ^= 1;
    for (byte[] damaged : new byte[][] {cut, flipped, Wrap.concat(stored, new byte[3])}) {
      Reading expected = Reading.of(damaged, Limits.DEFAULT, InflaterChoice.JDK.gunzip());
      Reading actual = read(damaged);
      assertThat(actual.problems()).isEqualTo(expected.problems()).hasSize(1);
      assertThat(actual.only()).isEqualTo(expected.only());
    }
  }

  @Test
  void believesNoAnnouncedLength() throws IOException {
    byte[] stored = Wrap.GZIP.wrap(noise(1000));
    Arrays.fill(stored, stored.length - 4, stored.length, (byte) 0x01);
    assertThat(read(stored).reasons()).containsExactly(Reason.CORRUPT);
  }

  private static Reading read(byte[] stored) throws IOException {
    return Reading.of(stored, Limits.DEFAULT, InflaterChoice.LIBDEFLATE.gunzip());
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
