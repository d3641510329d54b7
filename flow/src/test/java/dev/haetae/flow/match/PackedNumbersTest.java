package dev.haetae.flow.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import dev.haetae.detect.mechanism.Numbers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedNumbersTest {
  private static byte[] written(Numbers numbers) throws IOException {
    ByteArrayDataOutput out = ByteStreams.newDataOutput();
    PackedNumbers.write(numbers, out);
    return out.toByteArray();
  }

  @Test
  void readsWhatItWrote() throws IOException {
    List<Long> edges =
        List.of(
            Numbers.ABSENT,
            0L,
            -1L,
            255L,
            256L,
            65535L,
            65536L,
            4294967295L,
            4294967296L,
            Long.MAX_VALUE);
    Random random = new Random(7);
    for (int size = 0; size < 50; size++) {
      long[] values = new long[size];
      Arrays.setAll(values, unused -> edges.get(random.nextInt(edges.size())));
      Numbers numbers = Numbers.of(values);
      assertThat(PackedNumbers.read(size, ByteStreams.newDataInput(written(numbers))))
          .isEqualTo(numbers);
    }
  }

  @Test
  void takesLittleForWhatIsSmallOrAbsent() throws IOException {
    assertThat(written(Numbers.of(443, 52100, 6, Numbers.ABSENT, Numbers.ABSENT)))
        .hasSize(Long.BYTES + 2 + 2 + 1);
  }
}
