package dev.haetae.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.sigma.SigmaDocument;
import dev.haetae.detect.sigma.SigmaReader;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.event.LogSource;
import dev.haetae.testkit.EventFixture;
import dev.haetae.testkit.OpenCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules from a few lines of YAML, matched against records. */
final class Rules {
  private Rules() {}

  /** A rule with this detection, condition and all. */
  static SigmaRule detection(String detection) {
    String yaml = "title: a rule\nlogsource: {product: any}\ndetection:\n" + detection.indent(2);
    SigmaReader.Reading reading =
        new SigmaReader(Map.of("admins", List.of("root", "toor"))).read("rule.yml", yaml);
    assertThat(reading.problems()).isEmpty();
    SigmaDocument document = reading.documents().get(0);
    return (SigmaRule) document;
  }

  /** Whether a rule whose only search is this one matches the record. */
  static boolean matches(String search, Map<String, ? extends @Nullable Object> record) {
    return matches(detection("sel: " + search + "\ncondition: sel"), record);
  }

  static boolean matches(SigmaRule rule, Map<String, ? extends @Nullable Object> record) {
    OpenCatalog catalog =
        OpenCatalog.of(
            "log", new LogSource(Optional.of("any"), Optional.empty(), Optional.empty(), Map.of()));
    CompiledRules compiled = CompiledRules.compile(List.of(rule), catalog);
    boolean[] matched = new boolean[1];
    compiled
        .matcher()
        .match(new EventFixture("log", compiled.fields()).of(record), each -> matched[each] = true);
    return matched[0];
  }
}
