package dev.haetae.detect.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CorrelationEngineTest {
  @Test
  void countsEventsWithinTheTime() {
    Correlations run = Correlations.of("type: event_count\ncondition: {gte: 3}\ngroup-by: [who]");
    run.at(0, "a", Map.of("who", "x")).at(30, "a", Map.of("who", "x"));
    assertThat(run.hits()).isEmpty();
    run.at(60, "a", Map.of("who", "x"));
    assertThat(run.hits()).hasSize(1);
    assertThat(run.hits().get(0).evidence()).containsExactly(0L, 1L, 2L);
    assertThat(run.hits().get(0).group()).isEqualTo(Map.of("who", "x"));
    assertThat(run.hits().get(0).baseline())
        .isEqualTo(Map.of("count", "3", "condition", "at least 3 in 1m"));
  }

  @Test
  void slidesItsWindow() {
    Correlations run = Correlations.of("type: event_count\ncondition: {gte: 3}");
    run.at(0, "a", Map.of()).at(50, "a", Map.of()).at(70, "a", Map.of());
    assertThat(run.hits()).isEmpty();
    run.at(100, "a", Map.of());
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void countsGroupsApart() {
    Correlations run = Correlations.of("type: event_count\ncondition: {gte: 2}\ngroup-by: [who]");
    run.at(0, "a", Map.of("who", "x")).at(1, "a", Map.of("who", "y"));
    assertThat(run.hits()).isEmpty();
  }

  @Test
  void anEventWithoutTheGroupsFieldBelongsToNone() {
    Correlations run = Correlations.of("type: event_count\ncondition: {gte: 2}\ngroup-by: [who]");
    run.at(0, "a", Map.of()).at(1, "a", Map.of());
    assertThat(run.hits()).isEmpty();
  }

  @Test
  void goesOnWithOnlyTheEvidenceThatIsNew() {
    Correlations run = Correlations.of("type: event_count\ncondition: {gte: 2}");
    run.at(0, "a", Map.of()).at(1, "a", Map.of()).at(2, "a", Map.of());
    assertThat(run.hits()).hasSize(2);
    assertThat(run.hits().get(1).begins()).isFalse();
    assertThat(run.hits().get(1).evidence()).containsExactly(2L);
  }

  @Test
  void beginsAnewAfterAPause() {
    Correlations run = Correlations.of("type: event_count\ncondition: {gte: 2}");
    run.at(0, "a", Map.of()).at(1, "a", Map.of()).at(500, "a", Map.of()).at(501, "a", Map.of());
    assertThat(run.hits()).extracting(CorrelationHit::begins).containsExactly(true, true);
  }

  @Test
  void countsDistinctValues() {
    Correlations run = Correlations.of("type: value_count\ncondition: {gte: 2, field: host}");
    run.at(0, "a", Map.of("host", "h")).at(1, "a", Map.of("host", "h"));
    assertThat(run.hits()).isEmpty();
    run.at(2, "a", Map.of("host", "i"));
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void countsEachValueOfAnEventThatHasMany() {
    Correlations run = Correlations.of("type: value_count\ncondition: {gte: 3, field: host}");
    run.at(0, "a", Map.of("host", List.of("h", "i", "h")));
    assertThat(run.hits()).isEmpty();
    run.at(1, "a", Map.of("host", List.of("i", "j")));
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void forgetsEachValueOfAnEventThatHadMany() {
    Correlations run = Correlations.of("type: value_count\ncondition: {gte: 3, field: host}");
    run.at(0, "a", Map.of("host", List.of("h", "i"))).at(90, "a", Map.of("host", "j"));
    assertThat(run.hits()).isEmpty();
  }

  @Test
  void forgetsValuesThatSlidOut() {
    Correlations run = Correlations.of("type: value_count\ncondition: {gte: 2, field: host}");
    run.at(0, "a", Map.of("host", "h")).at(90, "a", Map.of("host", "i"));
    assertThat(run.hits()).isEmpty();
  }

  @Test
  void countsDistinctTuples() {
    Correlations run =
        Correlations.of("type: value_count\ncondition: {gte: 2, field: [host, port]}");
    run.at(0, "a", Map.of("host", "h", "port", 1)).at(1, "a", Map.of("host", "h", "port", 2));
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void temporalWantsEveryRuleInAnyOrder() {
    Correlations run = Correlations.of("type: temporal");
    run.at(0, "b", Map.of()).at(1, "b", Map.of());
    assertThat(run.hits()).isEmpty();
    run.at(2, "a", Map.of());
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void temporalOrderedWantsTheOrder() {
    Correlations run = Correlations.of("type: temporal_ordered");
    run.at(0, "b", Map.of()).at(1, "a", Map.of());
    assertThat(run.hits()).isEmpty();
    run.at(2, "b", Map.of());
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void whatCameBeforeTheFirstStepOfAnOrderIsNoEvidence() {
    Correlations run = Correlations.of("type: temporal_ordered");
    run.at(0, "b", Map.of()).at(1, "a", Map.of()).at(2, "b", Map.of());
    assertThat(run.hits().get(0).evidence()).containsExactly(1L, 2L);
  }

  @Test
  void oneEventIsNeverTwoStepsOfAnOrder() {
    Correlations run = Correlations.of("type: temporal_ordered");
    run.at(0, "ab", Map.of());
    assertThat(run.hits()).isEmpty();
  }

  @Test
  void temporalCanWantFewer() {
    Correlations run = Correlations.of("type: temporal\ncondition: {gte: 1}");
    run.at(0, "b", Map.of());
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void sumsNumbers() {
    Correlations run = Correlations.of("type: value_sum\ncondition: {gt: 100, field: bytes}");
    run.at(0, "a", Map.of("bytes", 60)).at(1, "a", Map.of("bytes", "none"));
    assertThat(run.hits()).isEmpty();
    run.at(2, "a", Map.of("bytes", 60));
    assertThat(run.hits().get(0).baseline()).containsEntry("sum", "120");
  }

  @Test
  void averagesNumbers() {
    Correlations run = Correlations.of("type: value_avg\ncondition: {gte: 10, field: bytes}");
    run.at(0, "a", Map.of("bytes", 5)).at(1, "a", Map.of("bytes", 15));
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void findsARareValue() {
    Correlations run =
        Correlations.of("type: value_percentile\ncondition: {lte: 20, field: agent}");
    for (int i = 0; i < 9; i++) {
      run.at(i, "a", Map.of("agent", "usual"));
    }
    assertThat(run.hits()).isEmpty();
    run.at(9, "a", Map.of("agent", "odd"));
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void bothBoundsMustHold() {
    Correlations run = Correlations.of("type: event_count\ncondition: {gte: 2, lt: 3}");
    run.at(0, "a", Map.of()).at(1, "a", Map.of()).at(2, "a", Map.of());
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void anAliasNamesTheFieldOfEachRule() {
    Correlations run =
        Correlations.of("type: temporal\ngroup-by: [who]\naliases: {who: {a: user, b: account}}");
    run.at(0, "a", Map.of("user", "x")).at(1, "b", Map.of("account", "y"));
    assertThat(run.hits()).isEmpty();
    run.at(2, "b", Map.of("account", "x"));
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void aChainCountsABurstOnce() {
    Correlations run =
        Correlations.chain(
            "type: event_count\ncondition: {gte: 2}", "type: event_count\ncondition: {gte: 2}");
    run.at(0, "a", Map.of()).at(1, "a", Map.of()).at(2, "a", Map.of());
    assertThat(run.hits()).isEmpty();
    run.at(500, "a", Map.of()).at(501, "a", Map.of());
    assertThat(run.hits()).extracting(hit -> hit.detector().id()).containsExactly("outer");
  }

  @Test
  void anOrderKnowsABurstForAsLongAsItGoesOn() {
    Correlations run = Correlations.followed("type: event_count\ncondition: {gte: 2}");
    for (int second = 0; second < 3 * 3600; second += 20) {
      run.at(second, "a", Map.of());
    }
    run.at(3 * 3600, "b", Map.of());
    assertThat(run.hits()).hasSize(1);
  }

  @Test
  void anOrderForgetsABurstThatEnded() {
    Correlations run = Correlations.followed("type: event_count\ncondition: {gte: 2}");
    run.at(0, "a", Map.of()).at(20, "a", Map.of()).at(2 * 3600, "b", Map.of());
    assertThat(run.hits()).isEmpty();
  }

  @Test
  void keepsTheFirstAndTheLastOfMuchEvidence() {
    Correlations run = Correlations.of("type: event_count\ncondition: {gte: 100}");
    for (int i = 0; i < 100; i++) {
      run.at(i / 10.0, "a", Map.of());
    }
    List<Long> evidence = run.hits().get(0).evidence();
    assertThat(evidence).hasSize(40).startsWith(0L, 1L).endsWith(98L, 99L);
  }

  @Test
  void countsWhatAGroupHadTooMuchOf() {
    Correlations run = Correlations.of("type: event_count\ncondition: {gte: 100000}");
    for (int i = 0; i < 10; i++) {
      run.at(0, "a", Map.of());
    }
    assertThat(run.engine().dropped()).isZero();
  }
}
