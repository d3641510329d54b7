package dev.haetae.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.haetae.content.Coverage.Mechanism;
import dev.haetae.content.Coverage.Row;
import dev.haetae.detect.Detector;
import dev.haetae.detect.mechanism.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoverageTest {
  /** How many were open when last counted: lower it, never raise it. */
  private static final int MOST_OPEN = 0;

  private static final List<Detector> ALL = Content.load();
  private static final List<Row> ROWS = Coverage.of(ALL);

  @Test
  void knowsEveryTypeOnce() {
    assertThat(Coverage.types())
        .extracting(Coverage.Type::name)
        .doesNotHaveDuplicates()
        .hasSize(256);
    assertThat(Coverage.types()).filteredOn(Coverage.Type::active).hasSize(229);
  }

  @Test
  void saysWhyNoLogShowsAType() {
    assertThat(Coverage.types())
        .filteredOn(type -> !type.isVisible())
        .allSatisfy(type -> assertThat(type.note()).isNotEmpty());
  }

  @Test
  void everyTypeThatIsDeclaredIsRaisedByATest() {
    Set<String> raised = new TreeSet<>();
    SampleRun all = new SampleRun(ALL, Content.samples(), Surroundings.NONE);
    for (Detector detector : ALL) {
      SampleRun run =
          detector.tests().haveSurroundings()
              ? SampleRun.withSurroundingsOf(detector, Content.samples())
              : all;
      for (Detector.Sample sample : detector.tests().fires()) {
        run.run(sample).stream()
            .filter(fired -> fired.detector().equals(detector))
            .forEach(fired -> raised.add(fired.type().toString()));
      }
    }

    assertThat(ROWS)
        .filteredOn(row -> !row.by().isEmpty())
        .extracting(row -> row.type().name())
        .filteredOn(type -> !raised.contains(type))
        .isEmpty();
  }

  @Test
  void everyActiveTypeThatLogsShowIsRaisedOrKnownToBeOpen() {
    Set<String> missing =
        ROWS.stream()
            .filter(row -> row.type().active() && row.type().isVisible() && row.by().isEmpty())
            .map(row -> row.type().name())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Coverage.open()).containsExactlyInAnyOrderElementsOf(missing);
  }

  @Test
  void whatIsOpenOnlyBecomesLess() {
    assertThat(Coverage.open()).hasSizeLessThanOrEqualTo(MOST_OPEN).doesNotHaveDuplicates();
    assertThat(Coverage.open())
        .isSubsetOf(
            Coverage.types().stream()
                .filter(type -> type.active() && type.isVisible())
                .map(Coverage.Type::name)
                .toList());
  }

  @Test
  void tellsHowATypeIsNoticed() {
    assertThat(ROWS)
        .filteredOn(
            row -> row.type().name().equals("CredentialAccess:IAMUser/CompromisedCredentials"))
        .extracting(Row::mechanism, Row::lists)
        .containsExactly(tuple(Mechanism.LIST, "leaked keys"));
    assertThat(ROWS)
        .filteredOn(row -> row.type().name().equals("Stealth:IAMUser/CloudTrailLoggingDisabled"))
        .extracting(Row::mechanism)
        .containsExactly(Mechanism.RULE);
  }

  @Test
  void isOrderedByMechanism() {
    assertThat(ROWS).extracting(Row::mechanism).isSorted();
  }
}
