package dev.haetae.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class UniversalHashTest {
  private final UniversalHash hash = new UniversalHash(UniversalHash.Key.OF_VALUES);

  private long[] of(byte[]... texts) {
    hash.begin();
    for (byte[] text : texts) {
      assertThat(hash.add(1, text, 0, text.length)).isTrue();
    }
    return ended();
  }

  private long[] ended() {
    hash.end();
    return new long[] {hash.low(), hash.high()};
  }

  @Property(tries = 300)
  void textsHaveTheSameHashOnlyWhereTheyAreTheSame(
      @ForAll @Size(max = 70) byte[] left, @ForAll @Size(max = 70) byte[] right) {
    assertThat(Arrays.equals(of(left), of(right))).isEqualTo(Arrays.equals(left, right));
  }

  @Property(tries = 300)
  void oneBitMakesAnotherHash(
      @ForAll @Size(min = 1, max = 70) byte[] text, @ForAll int byteNumber, @ForAll int bit) {
    byte[] other = text.clone();
    other[Math.floorMod(byteNumber, text.length)] ^= (byte) (1 << Math.floorMod(bit, 8));

    assertThat(of(other)).isNotEqualTo(of(text));
  }

  @Test
  void zeroesAtTheEndCount() {
    assertThat(of(new byte[3])).isNotEqualTo(of(new byte[4]));
  }

  @Property(tries = 300)
  void whereOneTextEndsCounts(@ForAll @Size(max = 40) byte[] text, @ForAll int at) {
    int middle = Math.floorMod(at, text.length + 1);
    byte[] left = Arrays.copyOf(text, middle);
    byte[] right = Arrays.copyOfRange(text, middle, text.length);

    assertThat(of(left, right)).isNotEqualTo(of(text));
    assertThat(Arrays.equals(of(left, right), of(text, new byte[0]))).isEqualTo(right.length == 0);
  }

  @Property(tries = 300)
  void whatStandsAroundATextDoesNotCount(
      @ForAll @Size(max = 40) byte[] text, @ForAll @Size(max = 20) byte[] around) {
    byte[] within = Bytes.concat(around, text, around);
    hash.begin();
    hash.add(1, within, around.length, around.length + text.length);

    assertThat(ended()).isEqualTo(of(text));
  }

  @Test
  void theTagCounts() {
    hash.begin();
    hash.add(2, new byte[3], 0, 3);

    assertThat(ended()).isNotEqualTo(of(new byte[3]));
  }

  @Test
  void aRowThatIsTooLongIsRefused() {
    byte[] text = new byte[10_000];
    hash.begin();

    assertThat(hash.add(1, text, 0, text.length)).isTrue();
    assertThat(hash.add(1, text, 0, text.length)).isFalse();
  }

  @Test
  void eachHasAKeyOfItsOwn() {
    UniversalHash other = new UniversalHash(UniversalHash.Key.OF_HASHES);
    other.begin();
    other.add(1, new byte[1], 0, 1);
    other.end();

    assertThat(of(new byte[1])[0]).isNotEqualTo(other.low());
  }
}
