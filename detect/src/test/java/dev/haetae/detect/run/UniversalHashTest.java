package dev.haetae.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class UniversalHashTest {
  private final UniversalHash hash = new UniversalHash();

  private long[] of(byte[] text) {
    hash.turnTo(Arrays.copyOf(text, text.length + UniversalHash.ROOM), text.length);
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

  @Test
  void whatIsLeftBehindATextDoesNotCount() {
    byte[] room = new byte[2 + UniversalHash.ROOM];
    Arrays.fill(room, (byte) 7);
    hash.turnTo(room, 2);
    long low = hash.low();

    assertThat(of(new byte[] {7, 7})[0]).isEqualTo(low);
  }

  @Test
  void eachHasAKeyOfItsOwn() {
    byte[] text = new byte[1 + UniversalHash.ROOM];
    UniversalHash other = new UniversalHash();
    other.turnTo(text, 1);
    hash.turnTo(text, 1);

    assertThat(hash.low()).isNotEqualTo(other.low());
  }
}
