package dev.haetae.app.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.content.Content;
import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.findings.Technique;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttackMatrixTest {

  private static AttackMatrix matrix(String... tags) {
    String file =
        """
        title: Something
        id: 5c1a6d3e-8f3b-4d7c-9a53-0f3c7f0f8a11
        status: stable
        tags: [%s]
        logsource: {product: aws, service: cloudtrail}
        detection:
          selection: {eventName: Something}
          condition: selection
        level: low
        """
            .formatted(String.join(", ", tags));
    List<Detector> read = new DetectorReader().read("something.yml", file).detectors();
    return AttackMatrix.of(DetectorFacts.of(read));
  }

  private static List<String> techniques(AttackMatrix matrix, String tactic) {
    return List.copyOf(matrix.tactics().getOrDefault(tactic, Map.of()).keySet());
  }

  @Test
  void aTechniqueStandsOnlyWithTacticsItServes() {
    AttackMatrix matrix =
        matrix("attack.initial-access", "attack.persistence", "attack.t1190", "attack.t1098");

    assertThat(techniques(matrix, "initial-access")).containsExactly("T1190");
    assertThat(techniques(matrix, "persistence")).containsExactly("T1098");
  }

  @Test
  void aTechniqueOfAnotherTacticThanTheDetectorsStandsWhereAttackHasIt() {
    AttackMatrix matrix = matrix("attack.persistence", "attack.t1199");

    assertThat(matrix.tactics()).containsOnlyKeys("initial-access");
  }

  @Test
  void aTechniqueNobodyKnowsStandsWithTheTacticsOfItsDetector() {
    AttackMatrix matrix = matrix("attack.persistence", "attack.t9999");

    assertThat(techniques(matrix, "persistence")).containsExactly("T9999");
  }

  @Test
  void everyTechniqueOfTheLibraryIsKnown() {
    assertThat(DetectorFacts.of(Content.load()))
        .flatExtracting(DetectorFacts::techniques)
        .allSatisfy(technique -> assertThat(Technique.of(technique)).isPresent());
  }
}
