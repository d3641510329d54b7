package dev.haetae.inputs.inflate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.files.archive.Reading;
import dev.haetae.files.archive.Wrap;
import dev.haetae.model.Limits;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UnpackerPropertyTest {

  @Property(tries = 300)
  void anyNestingComesOffAgain(
      @ForAll @Size(min = 1, max = 3000) byte[] bytes,
      @ForAll("nestings") List<Wrap> nesting,
      @ForAll InflaterChoice inflater)
      throws IOException {
    Reading reading =
        Reading.of(wrap(bytes, nesting), Limits.DEFAULT, available(inflater).gunzip());
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.only()).isEqualTo(bytes);
  }

  @Property(tries = 500)
  void truncationLosesOnlyWhatIsMissingAndIsToldOf(
      @ForAll @Size(min = 1, max = 3000) byte[] bytes,
      @ForAll("nestings") List<Wrap> nesting,
      @ForAll @IntRange(max = 1_000_000) int where,
      @ForAll InflaterChoice inflater)
      throws IOException {
    byte[] whole = wrap(bytes, nesting);
    byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * where / 1_000_001));
    Reading reading = Reading.of(cut, Limits.DEFAULT, available(inflater).gunzip());
    if (reading.problems().isEmpty()) {
      assertThat(reading.only())
          .as("all, or too little to know what it is wrapped in")
          .isIn(bytes, cut);
    }
  }

  @Property(tries = 500)
  void damageAnywhereNeverThrows(
      @ForAll @Size(min = 1, max = 3000) byte[] bytes,
      @ForAll("nestings") List<Wrap> nesting,
      @ForAll @IntRange(max = 1_000_000) int where,
      @ForAll byte what)
      throws IOException {
    byte[] stored = wrap(bytes, nesting);
    stored[(int) ((long) stored.length * where / 1_000_001)] ^= what;
    Reading reading = Reading.of(stored);
    assertThat(reading.logs().size() + reading.problems().size()).isPositive();
  }

  @Provide
  Arbitrary<List<Wrap>> nestings() {
    return Arbitraries.of(Wrap.class).list().ofMaxSize(6).filter(UnpackerPropertyTest::isAllowed);
  }

  private static boolean isAllowed(List<Wrap> nesting) {
    int archives = 0;
    int compressions = 0;
    for (Wrap wrap : nesting) {
      archives += wrap.isArchive() ? 1 : 0;
      compressions = wrap.isArchive() ? 0 : compressions + 1;
      if (Math.max(archives, compressions) > Limits.DEFAULT.unpacking().archiveDepth()) {
        return false;
      }
    }
    return true;
  }

  private static InflaterChoice available(InflaterChoice inflater) {
    return Libdeflate.installed().isPresent() ? inflater : InflaterChoice.JDK;
  }

  private static byte[] wrap(byte[] bytes, List<Wrap> nesting) {
    byte[] wrapped = bytes;
    for (Wrap wrap : nesting) {
      wrapped = wrap.wrap(wrapped);
    }
    return wrapped;
  }
}
