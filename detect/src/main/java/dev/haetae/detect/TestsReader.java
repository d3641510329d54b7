package dev.haetae.detect;

import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.sigma.Timespan;
import dev.haetae.detect.yaml.Yaml;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the key {@code tests} of a detector file. */
final class TestsReader {
  private static final int MOST_TIMES = 100_000;
  private static final String SAMPLE =
      "[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+";

  private TestsReader() {}

  static Detector.Tests read(Yaml.Mapping tests) {
    tests.refuseOthers(Set.of("fires", "quiet", "lists", "places"));
    return new Detector.Tests(
        samples(tests, "fires"),
        samples(tests, "quiet"),
        TestListsReader.read(tests),
        places(tests));
  }

  private static List<String> places(Yaml.Mapping tests) {
    Optional<Yaml> written = tests.get("places");
    List<String> places = written.map(Yaml::asTexts).orElse(List.of());
    if (!places.isEmpty()) {
      try {
        Geography unused = Geography.of(places);
      } catch (IllegalArgumentException wrong) {
        throw written
            .orElseThrow()
            .mark()
            .refuse("expected lines such as 192.0.2.0/24,DE,64496,Example; " + wrong.getMessage());
      }
    }
    return places;
  }

  private static List<Detector.Sample> samples(Yaml.Mapping tests, String key) {
    List<Detector.Sample> samples = new ArrayList<>();
    for (Yaml sample : tests.get(key).map(Yaml::asItems).orElse(List.of())) {
      samples.add(new Detector.Sample(sample.asItems().stream().map(TestsReader::event).toList()));
    }
    return samples;
  }

  private static Detector.SampleEvent event(Yaml written) {
    if (written instanceof Yaml.Scalar) {
      return new Detector.SampleEvent(name(written), Map.of(), 1, Duration.ZERO);
    }
    Yaml.Mapping mapping = written.asMapping();
    mapping.refuseOthers(Set.of("sample", "with", "times", "every"));
    Map<String, @Nullable Object> with = new LinkedHashMap<>();
    mapping
        .get("with")
        .ifPresent(patch ->
            patch
                .asMapping()
                .entries()
                .forEach((path, entry) -> with.put(path, json(entry.value()))));
    return new Detector.SampleEvent(
        name(mapping.require("sample")),
        with,
        mapping.get("times").map(TestsReader::times).orElse(1),
        mapping.get("every").map(every -> Timespan.parse(every.asScalar())).orElse(Duration.ZERO));
  }

  private static String name(Yaml written) {
    String name = written.asText();
    if (!name.matches(SAMPLE)) {
      throw written
          .mark()
          .refuse(
              "\"" + name + "\" names no sample; expected log/Name, as in cloudtrail/StopLogging");
    }
    return name;
  }

  private static int times(Yaml written) {
    String text = written.asText();
    int times = text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : 0;
    if (times == 0 || times > MOST_TIMES) {
      throw written.mark().refuse("expected 1 to " + MOST_TIMES + ", met " + written.word());
    }
    return times;
  }

  private static @Nullable Object json(Yaml value) {
    if (value instanceof Yaml.Sequence sequence) {
      List<@Nullable Object> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(json(item)));
      return items;
    }
    if (value instanceof Yaml.Mapping mapping) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      mapping.entries().forEach((name, entry) -> members.put(name, json(entry.value())));
      return members;
    }
    Yaml.Scalar scalar = (Yaml.Scalar) value;
    return switch (scalar.type()) {
      case TEXT -> scalar.text();
      case NUMBER -> number(scalar);
      case BOOLEAN -> scalar.text().equalsIgnoreCase("true");
      case NULL -> null;
    };
  }

  private static Object number(Yaml.Scalar scalar) {
    try {
      return scalar.text().matches("-?[0-9]{1,18}")
          ? (Object) Long.parseLong(scalar.text())
          : new BigDecimal(scalar.text());
    } catch (NumberFormatException notDecimal) {
      throw scalar.mark().refuse("expected a decimal number, met " + scalar.word());
    }
  }
}
