package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The fields that SigmaHQ's rules ask for are fields of the logs they are written for. */
class SigmaFieldsTest {
  /**
   * What Auditbeat does not write (the fifth argument of a system call and those behind it), a
   * field that CloudTrail does not have, and a log that is none of ours.
   */
  private static final Set<String> KNOWN_MISSES =
      Set.of(
          "auditbeat a4",
          "auditbeat a5",
          "auditbeat a6",
          "auditbeat a7",
          "cloudtrail status",
          "no log for cisco aaa");

  private final Set<String> misses = new TreeSet<>();
  private int rules;

  @Test
  void areAllDeclared() throws IOException {
    Path folder = Shared.assumeSamples().resolveSibling("suites").resolve("sigma");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yml")).toList()) {
        Load load = new Load(LoadSettings.builder().build());
        load.loadAllFromString(Files.readString(file)).forEach(this::look);
      }
    }
    assertThat(rules).isGreaterThan(400);
    assertThat(misses).isSubsetOf(KNOWN_MISSES);
  }

  private void look(@Nullable Object document) {
    Map<?, ?> rule = map(document);
    if (!rule.containsKey("detection")) {
      return;
    }
    rules++;
    LogSource source = source(map(rule.get("logsource")));
    List<FieldCatalog> catalogs =
        Formats.all().stream()
            .<FieldCatalog>map(Format::catalog)
            .filter(catalog -> catalog.sources().stream().anyMatch(each -> each.serves(source)))
            .toList();
    if (catalogs.isEmpty()) {
      misses.add("no log for " + source.product().orElse("") + " " + source.service().orElse(""));
    }
    Set<String> fields = fields(map(rule.get("detection")));
    catalogs.forEach(catalog ->
        fields.stream()
            .filter(field -> catalog.path(field).isEmpty())
            .forEach(field -> misses.add(catalog.log() + " " + field)));
  }

  private static Set<String> fields(Map<?, ?> detection) {
    Set<String> fields = new TreeSet<>();
    detection.forEach((name, selection) -> {
      List<Object> maps = new ArrayList<>();
      if (selection instanceof List<?> list) {
        maps.addAll(list);
      } else {
        maps.add(selection);
      }
      for (Object each : maps) {
        map(each).keySet().forEach(key -> fields.add(key.toString().split("\\|", 2)[0]));
      }
    });
    fields.remove("");
    return fields;
  }

  private static LogSource source(Map<?, ?> row) {
    return new LogSource(
        text(row, "product"), text(row, "category"), text(row, "service"), Map.of());
  }

  private static Optional<String> text(Map<?, ?> row, String key) {
    return Optional.ofNullable(row.get(key)).map(Object::toString);
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }
}
