package dev.haetae.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SharedRulesTest {
  @Test
  void loadsEveryRuleOfTheSuite() throws IOException {
    Path suite = Shared.assumeSuites().resolve("sigma");
    List<String> problems = new ArrayList<>();
    int rules = 0;
    try (Stream<Path> files = Files.walk(suite)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).toList()) {
        SigmaReader.Reading reading =
            new SigmaReader(Map.of()).read(file.toString(), Files.readString(file));
        reading.problems().forEach(problem -> problems.add(problem.toString()));
        rules += reading.documents().size();
      }
    }
    assertThat(problems).isEmpty();
    assertThat(rules).isGreaterThan(400);
  }
}
