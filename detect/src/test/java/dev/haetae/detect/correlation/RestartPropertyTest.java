package dev.haetae.detect.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Stopping and going on with the state written down makes no difference to what is found. */
final class RestartPropertyTest {
  record Step(int seconds, String rules, String who, int bytes) {}

  @Property(tries = 200)
  void aRestartChangesNothing(
      @ForAll("kinds") String kind,
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(max = 40) int restart) {
    Correlations straight = Correlations.of(kind + "\ngroup-by: [who]");
    Correlations stopped = Correlations.of(kind + "\ngroup-by: [who]");
    int time = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (i == restart) {
        stopped.restart();
      }
      Step step = steps.get(i);
      time += step.seconds();
      Map<String, Object> record = Map.of("who", step.who(), "bytes", step.bytes());
      straight.at(time, step.rules(), record);
      stopped.at(time, step.rules(), record);
    }
    assertThat(stopped.hits())
        .usingRecursiveComparison()
        .ignoringFields("detector")
        .isEqualTo(straight.hits());
  }

  @Provide
  Arbitrary<String> kinds() {
    return Arbitraries.of(
        "type: event_count\ncondition: {gte: 3}",
        "type: value_count\ncondition: {gte: 3, field: bytes}",
        "type: temporal",
        "type: temporal_ordered",
        "type: value_sum\ncondition: {gt: 12, field: bytes}",
        "type: value_avg\ncondition: {gt: 6, field: bytes}",
        "type: value_percentile\ncondition: {lt: 30, field: bytes}");
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 40),
            Arbitraries.of("a", "b", "ab"),
            Arbitraries.of("x", "y"),
            Arbitraries.integers().between(0, 9))
        .as(Step::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }
}
