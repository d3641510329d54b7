package dev.haetae.findings.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.finding.Finding;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingBuilderTest {
  static Stream<Finding> findings() {
    return Stream.of(
            FindingSamples.trail(),
            FindingSamples.cluster(),
            FindingSamples.lookup(),
            FindingSamples.attack())
        .map(each -> each.toBuilder().reportedBy(Optional.of("Another product")).build());
  }

  @ParameterizedTest
  @MethodSource("findings")
  void whatIsBuiltOfAFindingHasAllOfIt(Finding finding) {
    assertThat(finding.toBuilder().build()).isEqualTo(finding);
    assertThat(finding.reportedBy()).contains("Another product");
  }
}
