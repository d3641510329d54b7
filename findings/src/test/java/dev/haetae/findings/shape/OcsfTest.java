package dev.haetae.findings.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.model.finding.Finding;
import dev.haetae.testkit.Shared;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OcsfTest {

  @Test
  void followsTheSchema() {
    Path schema = Shared.assumeReference().resolve("ocsf-schema");
    for (Finding finding : FindingSamples.all()) {
      assertThat(new OcsfSchema(schema).mistakes("detection_finding", Ocsf.of(finding))).isEmpty();
    }
  }

  @Test
  void theSchemaItIsHeldAgainstFindsMistakes() {
    OcsfSchema schema = new OcsfSchema(Shared.assumeReference().resolve("ocsf-schema"));
    ObjectNode ocsf = Ocsf.of(FindingSamples.trail());
    ocsf.put("severity_id", 42).put("count", "two").put("made_up", 1).remove("metadata");
    ocsf.withArray("evidences").addObject().put("uid", "alone");
    assertThat(schema.mistakes("detection_finding", ocsf))
        .containsExactlyInAnyOrder(
            "severity_id: 42 is not one of its values",
            "count: \"two\" is no integer_t",
            "made_up: is no attribute",
            "metadata: is required",
            "evidences: needs one of its at_least_one");
  }

  @Test
  void saysWhySomethingIsSuppressed() {
    JsonNode ocsf = Ocsf.of(FindingSamples.cluster());
    assertThat(ocsf.path("status_id").asInt()).isEqualTo(3);
    assertThat(ocsf.path("status_detail").asText()).isEqualTo("a drill, until April");
  }

  @Test
  void tellsTheSubTechniqueFromTheTechnique() {
    JsonNode attacks = Ocsf.of(FindingSamples.trail()).at("/finding_info/attacks");
    assertThat(attacks.at("/0/technique/uid").asText()).isEqualTo("T1562");
    assertThat(attacks.at("/0/sub_technique/uid").asText()).isEqualTo("T1562.008");
    assertThat(attacks.at("/2/tactic/uid").asText()).isEqualTo("TA0005");
    assertThat(attacks.at("/2/tactic/name").asText()).isEqualTo("Defense Evasion");
  }
}
