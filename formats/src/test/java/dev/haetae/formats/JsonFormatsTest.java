package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.LogSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every JSON format there is. */
class JsonFormatsTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static Stream<String> logs() {
    return Formats.json().map(format -> format.catalog().log());
  }

  private static JsonFormat format(String log) {
    return Formats.json()
        .filter(format -> format.catalog().log().equals(log))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("logs")
  void knowsEachRecordOfItsSample(String log) throws JsonProcessingException {
    for (JsonNode node : JSON.readTree(JsonReading.sampleText(log))) {
      JsonReading reading = JsonReading.of(node.toString());
      assertThat(reading.events()).extracting(JsonReading.Read::log).containsExactly(log);
      assertThat(reading.problems()).isEmpty();
    }
  }

  @Test
  void takesWhatAnObjectCarriesForTheValueOfAFieldThatIsNoObject() {
    assertThat(JsonReading.sample("windowsxml").events())
        .extracting(event -> event.text("EventID"))
        .containsExactly("1", "4688");
  }

  @ParameterizedTest
  @MethodSource("logs")
  void tellsTheTimeOfEachRecordOfItsSample(String log) {
    assertThat(JsonReading.sample(log).events())
        .allMatch(event -> event.time() / 1_000_000 / 60 == 1_772_366_400 / 60);
  }

  @ParameterizedTest
  @MethodSource("logs")
  void declaresEveryFieldOfItsSample(String log) throws JsonProcessingException {
    Set<String> paths = new TreeSet<>();
    JSON.readTree(JsonReading.sampleText(log)).forEach(record -> collect("", record, paths));
    assertThat(paths).allMatch(path -> isDeclared(format(log).catalog(), path));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void aDerivedFieldIsTheSameWhereNothingElseIsAskedFor(String log) {
    String sample = JsonReading.sampleText(log);
    List<JsonReading.Read> whole = JsonReading.of(sample).events();
    for (Field field : format(log).catalog().fields()) {
      if (field.derived()) {
        FieldSelection.Builder alone = new FieldSelection.Builder();
        alone.add(field.name());
        assertThat(JsonReading.of(sample, unused -> alone.build()).events())
            .extracting(event -> event.texts(field.name()))
            .as(field.name())
            .isEqualTo(whole.stream().map(event -> event.texts(field.name())).toList());
      }
    }
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (node.isObject()) {
      node.properties().forEach(each -> collect(join(path, each.getKey()), each.getValue(), paths));
    } else if (node.isArray()) {
      node.forEach(each -> collect(path, each, paths));
    } else {
      paths.add(path);
    }
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean isDeclared(DeclaredCatalog catalog, String path) {
    return catalog.path(path).equals(Optional.of(path))
        || catalog.names().containsKey(path)
        || catalog.alternatives().values().stream().anyMatch(others -> others.contains(path));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void declaresEachNameOnce(String log) {
    List<String> names = new ArrayList<>();
    for (Field field : format(log).catalog().fields()) {
      names.add(field.name());
      names.addAll(field.otherNames());
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("logs")
  void declaresEntitiesAndSourcesByItsFields(String log) {
    DeclaredCatalog catalog = format(log).catalog();
    catalog
        .entities()
        .values()
        .forEach(paths ->
            assertThat(paths).allMatch(path -> catalog.path(path).equals(Optional.of(path))));
    assertThat(catalog.sources())
        .extracting(LogSource::when)
        .allSatisfy(
            when -> assertThat(when.keySet()).allMatch(name -> catalog.path(name).isPresent()));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void worksOutTheFieldsItDeclaresDerivedAndNoOthers(String log) {
    JsonFormat format = format(log);
    for (Field field : format.catalog().fields()) {
      assertThat(field.derived()).as(field.name()).isEqualTo(field.name().startsWith("haetae."));
      assertThat(!format.needs(field.name()).isEmpty()).as(field.name()).isEqualTo(field.derived());
    }
  }

  @ParameterizedTest
  @MethodSource("logs")
  void saysWhatEachFieldMeans(String log) {
    assertThat(format(log).catalog().fields())
        .extracting(Field::description)
        .allMatch(text -> text.endsWith(".") || text.endsWith("…"));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void isToldApartFromEveryOtherLog(String log) {
    Formats.json()
        .filter(other -> !other.catalog().log().equals(log))
        .forEach(other ->
            assertThat(format(log).catalog().recognise())
                .noneMatch(other.catalog().recognise()::contains));
  }
}
