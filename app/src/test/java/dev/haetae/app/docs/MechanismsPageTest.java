package dev.haetae.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.detectors.DetectorFacts;
import dev.haetae.content.Content;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Mechanisms;
import dev.haetae.detect.mechanism.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class MechanismsPageTest {
  private static final List<DetectorFacts> DETECTORS = DetectorFacts.of(Content.load());

  private static List<Parameter> read(Mechanism mechanism) {
    return MechanismsPage.parameters(mechanism, DETECTORS);
  }

  @Test
  void everyParameterThatAMechanismReadsHasItsMeaning() {
    assertThat(Mechanisms.all())
        .allSatisfy(mechanism ->
            assertThat(read(mechanism))
                .as(mechanism.name())
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(parameter.says()).isNotBlank()));
  }
}
