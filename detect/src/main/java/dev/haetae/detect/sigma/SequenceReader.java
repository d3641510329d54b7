package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code sequence} of a document. */
final class SequenceReader {
  private static final Set<String> KEYS =
      Set.of("steps", "tactics", "threshold", "timespan", "through");
  private static final Set<String> THROUGH_KEYS = Set.of("logs", "resources", "reached");
  private static final int LEAST_STEPS = 2;
  private static final int MOST_STEPS = 100;
  private static final Duration TIMESPAN = Duration.ofHours(24);

  private final Header header;
  private final Yaml.Mapping body;

  SequenceReader(Header header, Yaml.Mapping document) {
    this.header = header;
    this.body = document.require("sequence").asMapping();
  }

  SigmaSequence read() {
    body.refuseOthers(KEYS);
    return new SigmaSequence(
        header,
        atLeast("steps", LEAST_STEPS),
        atLeast("tactics", 1),
        threshold(body.require("threshold")),
        body.get("timespan").map(span -> Timespan.parse(span.asScalar())).orElse(TIMESPAN),
        through());
  }

  private SigmaSequence.Through through() {
    Optional<Yaml.Mapping> written = body.get("through").map(Yaml::asMapping);
    written.ifPresent(mapping -> mapping.refuseOthers(THROUGH_KEYS));
    return written
        .map(mapping ->
            new SigmaSequence.Through(
                mapping.texts("logs"), mapping.texts("resources"), mapping.texts("reached")))
        .orElseGet(() -> new SigmaSequence.Through(List.of(), List.of(), List.of()));
  }

  private int atLeast(String key, int least) {
    Yaml written = body.require(key);
    String text = written.asText();
    int number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    if (number < least || number > MOST_STEPS) {
      throw written
          .mark()
          .refuse(
              "expected a whole number from "
                  + least
                  + " to "
                  + MOST_STEPS
                  + ", met "
                  + written.word());
    }
    return number;
  }

  private static double threshold(Yaml written) {
    String text = written.asText();
    double number = text.matches("0?\\.[0-9]{1,6}") ? Double.parseDouble(text) : -1;
    if (number <= 0) {
      throw written
          .mark()
          .refuse("expected a probability between 0 and 1, such as 0.6, met " + written.word());
    }
    return number;
  }
}
