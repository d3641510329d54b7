package dev.haetae.formats.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.Format;
import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every text format there is. */
class LineFormatsTest {

  static Stream<LineFormat> formats() {
    return ServiceLoader.load(Format.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(LineFormat.class::isInstance)
        .map(LineFormat.class::cast);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isTheSurestOfItsOwnSample(LineFormat format) {
    List<String> sample = Reading.sample(format);
    LineFormat surest =
        formats().max(Comparator.comparingInt(each -> certainty(each, sample))).orElseThrow();
    assertThat(surest.catalog().log()).isEqualTo(format.catalog().log());
    assertThat(certainty(format, sample)).isPositive();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isTheSurestOfEachLineOfItsSampleThatStandsAlone(LineFormat format) {
    for (String line : Reading.sample(format)) {
      int own = certainty(format, List.of(line));
      formats()
          .filter(other -> !other.catalog().log().equals(format.catalog().log()))
          .forEach(other ->
              assertThat(certainty(other, List.of(line)))
                  .as("%s of: %s", other.catalog().log(), line)
                  .isLessThanOrEqualTo(Math.max(own, 1)));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void understandsItsWholeSample(LineFormat format) {
    Reading reading = Reading.of(format, Reading.sample(format));
    assertThat(reading.notUnderstood()).isEmpty();
    assertThat(reading.events()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void declaresEntitiesThatAreFields(LineFormat format) {
    format
        .catalog()
        .entities()
        .values()
        .forEach(paths ->
            assertThat(paths)
                .allMatch(path -> format.catalog().path(path).orElse("").equals(path)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void readsBackARecordByItsLayoutAlone(LineFormat format) {
    List<String> sample = Reading.sample(format);
    for (Reading.Read event : Reading.of(format, sample).events()) {
      assertThat(sample.stream().filter(line -> rereads(format, line, event))).isNotEmpty();
    }
  }

  private static boolean rereads(LineFormat format, String line, Reading.Read event) {
    return Reading.one(format, event.layout(), line).equals(Optional.of(event));
  }

  @Property(tries = 200)
  void takesAnyLineWithoutFailing(@ForAll("lines") byte[] line) {
    formats().forEach(format -> parse(format, line));
  }

  @Property(tries = 100)
  void takesAnyHeadWithoutFailing(@ForAll("lines") byte[] line) {
    List<String> head = new String(line, UTF_8).lines().toList();
    formats().forEach(format -> assertThat(certainty(format, head)).isBetween(-1, 100));
  }

  /** Any bytes, and samples with any bytes written over some of theirs. */
  @Provide
  Arbitrary<byte[]> lines() {
    List<byte[]> samples = new ArrayList<>();
    formats()
        .flatMap(format -> Reading.sample(format).stream())
        .forEach(line -> samples.add(line.getBytes(UTF_8)));
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(80);
    Arbitrary<byte[]> damaged =
        Arbitraries.of(samples)
            .flatMap(sample ->
                Arbitraries.integers()
                    .between(0, sample.length)
                    .flatMap(at -> any.map(bytes -> overwrite(sample, at, bytes))));
    return Arbitraries.oneOf(any, damaged);
  }

  private static byte[] overwrite(byte[] sample, int at, byte[] bytes) {
    byte[] damaged = sample.clone();
    System.arraycopy(bytes, 0, damaged, at, Math.min(bytes.length % 9, sample.length - at));
    return bytes.length % 2 == 0 ? damaged : java.util.Arrays.copyOf(damaged, at);
  }

  private static void parse(LineFormat format, byte[] line) {
    FieldSelection.Builder builder = new FieldSelection.Builder();
    format.catalog().fields().stream().map(Field::name).forEach(builder::add);
    FieldSelection selection = builder.build();
    Origin origin = new Origin("", Optional.empty(), Optional.empty(), Reading.REFERENCE);
    LineParser parser = format.parser(selection, "", origin);
    Event event = new Event(format.catalog().log(), selection, (e, field, path, writer) -> {});
    for (int round = 0; round < 2; round++) {
      event.writer().begin("", 1);
      event.writer().raw(line, 0, line.length);
      parser.parse(line, 0, line.length, event);
      for (int field = 0; field < selection.size(); field++) {
        for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
          assertThat(event.text(value)).isNotNull();
        }
      }
    }
  }

  private static int certainty(LineFormat format, List<String> head) {
    return Reading.recognise(format, head).map(LineFormat.Recognition::certainty).orElse(-1);
  }
}
