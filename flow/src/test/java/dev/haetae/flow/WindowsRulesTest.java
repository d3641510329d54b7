package dev.haetae.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.match.Matcher;
import dev.haetae.detect.sigma.SigmaReader;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.formats.Formats;
import dev.haetae.formats.Origin;
import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SigmaHQ's rules for Windows match the events SigmaHQ gives for them, read as they come. */
class WindowsRulesTest {
  private static final String LOG = "windowsxml";

  @Test
  void eachMatchesItsEvent() throws IOException {
    Path samples = Shared.assumeSamples();
    Map<String, SigmaRule> rules = rules(samples.resolveSibling("suites"));
    Set<String> matched = new TreeSet<>();
    Set<String> missed = new TreeSet<>();
    for (Path file : files(samples.resolve("windows/sigma"), ".json")) {
      SigmaRule rule = rules.get(file.getFileName().toString().replace(".json", ""));
      if (rule != null) {
        (matches(rule, file) ? matched : missed).add(rule.id());
      }
    }
    assertThat(matched).hasSizeGreaterThan(150);
    assertThat(missed).isEmpty();
  }

  private static Map<String, SigmaRule> rules(Path suites) throws IOException {
    SigmaReader reader = new SigmaReader(Map.of());
    return files(suites.resolve("sigma/windows-regression-rules"), ".yml").stream()
        .flatMap(file -> reader.read(file.toString(), text(file)).documents().stream())
        .filter(SigmaRule.class::isInstance)
        .map(SigmaRule.class::cast)
        .collect(Collectors.toMap(SigmaRule::id, rule -> rule, (first, second) -> first));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static boolean matches(SigmaRule rule, Path file) throws IOException {
    CompiledRules compiled =
        CompiledRules.compile(List.of(rule), Formats.of(LOG).orElseThrow().catalog());
    Matcher matcher = compiled.matcher();
    boolean[] matched = new boolean[1];
    FieldSelection nothing = new FieldSelection.Builder().build();
    Origin origin = Origin.of(file.toString(), Instant.EPOCH);
    try (InputStream in = Files.newInputStream(file)) {
      new LogReader(log -> log.equals(LOG) ? compiled.fields() : nothing, Limits.DEFAULT)
          .read(
              origin,
              in,
              event -> {
                if (event.log().equals(LOG)) {
                  matcher.match(event, number -> matched[0] = true);
                }
              },
              problem -> {});
    }
    return matched[0];
  }
}
