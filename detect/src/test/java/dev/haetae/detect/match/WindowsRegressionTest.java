package dev.haetae.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.sigma.SigmaDocument;
import dev.haetae.detect.sigma.SigmaReader;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.LogSource;
import dev.haetae.testkit.EventFixture;
import dev.haetae.testkit.OpenCatalog;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The events SigmaHQ keeps for a rule match that rule, all rules loaded at once. */
final class WindowsRegressionTest {
  @Test
  void everyEventMatchesTheRuleItIsKeptFor() throws IOException {
    List<SigmaRule> rules = rules(Shared.assumeSuites().resolve("sigma/windows-regression-rules"));
    Map<String, Integer> numbers = new HashMap<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      numbers.put(rules.get(rule).id(), rule);
    }
    CompiledRules compiled = CompiledRules.compile(rules, catalog(rules));
    Matcher matcher = compiled.matcher();
    EventFixture fixture = new EventFixture("windows", compiled.fields());
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (Path file : files(Shared.assumeSamples().resolve("windows/sigma"), ".json")) {
      Integer wanted = numbers.get(file.getFileName().toString().replace(".json", ""));
      if (wanted != null) {
        TreeSet<Integer> matched = new TreeSet<>();
        for (String json : Files.readString(file).split("(?<=\n\\})\\s*(?=\\{)", -1)) {
          Event event = fixture.of(flat(json), json);
          matcher.match(event, matched::add);
        }
        tried++;
        if (!matched.contains(wanted)) {
          missed.add(rules.get(wanted).title() + " " + file.getFileName());
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(tried).isGreaterThan(100);
  }

  private static OpenCatalog catalog(List<SigmaRule> rules) {
    return OpenCatalog.of(
        "windows", rules.stream().map(SigmaRule::logSource).distinct().toArray(LogSource[]::new));
  }

  private static List<SigmaRule> rules(Path folder) throws IOException {
    List<SigmaRule> rules = new ArrayList<>();
    for (Path file : files(folder, ".yml")) {
      for (SigmaDocument document :
          new SigmaReader(Map.of()).read(file.toString(), Files.readString(file)).documents()) {
        rules.add((SigmaRule) document);
      }
    }
    return rules;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** What lies below {@code EventData} and {@code System}, side by side and without spaces. */
  private static Map<String, @Nullable Object> flat(String json) {
    // JSON is YAML; nothing else here reads JSON.
    Object read = new Load(LoadSettings.builder().build()).loadFromString(json);
    Map<?, ?> event = map(map(read).get("Event"));
    Map<String, @Nullable Object> flat = new LinkedHashMap<>();
    event.forEach((section, fields) -> {
      if (fields instanceof Map<?, ?> members) {
        members.forEach((name, value) -> put(flat, String.valueOf(name), value));
      }
    });
    return flat;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static void put(Map<String, @Nullable Object> flat, String name, @Nullable Object value) {
    if (name.equals("Provider") && value instanceof Map<?, ?> provider) {
      flat.put("Provider_Name", map(provider.get("#attributes")).get("Name"));
    } else if (value instanceof Map<?, ?> members) {
      members.forEach((inner, each) -> put(flat, String.valueOf(inner), each));
    } else {
      flat.put(name.replace(" ", ""), value);
    }
  }
}
