package dev.haetae.search.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.lake.table.FieldPlace;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.model.event.Activity;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.JsonShape;
import dev.haetae.search.source.SourceField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LakeFieldsTest {
  private static LakeFields fields(Set<String> logs, Activity... activities) {
    return fields(JsonShape.UNKNOWN, logs, activities);
  }

  private static LakeFields fields(JsonShape shape, Set<String> logs, Activity... activities) {
    return new LakeFields(List.of(activities).stream().map(LakeTable::of).toList(), logs, shape);
  }

  private static SqlValue resolved(LakeFields fields, String name) {
    return fields.resolve(name).orElseThrow();
  }

  @Test
  void everyNameOfAFieldIsTheSameColumn() {
    LakeFields api = fields(Set.of("cloudtrail"), Activity.API);
    assertThat(resolved(api, "userIdentity.accessKeyId"))
        .isEqualTo(resolved(api, "actor_user_credential_uid"))
        .isEqualTo(resolved(api, "actor.user.credential_uid"))
        .isEqualTo(SqlValue.text("\"actor_user_credential_uid\""));
  }

  @Test
  void whatHasNoColumnIsReadFromTheRecord() {
    LakeFields api = fields(Set.of("cloudtrail"), Activity.API);
    assertThat(resolved(api, "requestParameters.bucketName").sql())
        .startsWith("json_extract_string(\"raw\", ")
        .contains("requestParameters")
        .contains("bucketName");
  }

  @Test
  void whatATextLogSaysBesidesIsInTheObjectBeside() {
    LakeFields http = fields(Set.of("alb"), Activity.HTTP);
    assertThat(resolved(http, "target_group_arn").sql())
        .isEqualTo("json_extract_string(\"fields\", '$.\"target_group_arn\"')");
  }

  @Test
  void aFieldThatLogsKeepApartIsChosenByTheLog() {
    LakeFields both = fields(Set.of("alb", "cloudtrail"), Activity.API, Activity.HTTP);
    SqlValue value = resolved(both, "sourceIPAddress");
    assertThat(value.sql()).startsWith("CASE WHEN \"log\" IN ('cloudtrail') THEN ").endsWith("END");
    assertThat(both.places("sourceIPAddress"))
        .extracting(FieldPlace::log)
        .containsExactly("cloudtrail");
  }

  @Test
  void whatEveryEventHasGoesByTheNamesOfSplunk() {
    LakeFields api = fields(Set.of("cloudtrail"), Activity.API);
    assertThat(resolved(api, "_time")).isEqualTo(SqlValue.of("epoch(\"time\")", Type.TIME));
    assertThat(resolved(api, "source")).isEqualTo(SqlValue.text("\"place\""));
    assertThat(resolved(api, "_raw")).isEqualTo(api.raw());
    assertThat(api.places("sourcetype")).isEmpty();
  }

  @Test
  void typesAreThoseOfTheColumns() {
    LakeFields network = fields(Set.of("vpcflow"), Activity.NETWORK);
    assertThat(resolved(network, "dstport").type()).isEqualTo(Type.NUMBER);
    assertThat(resolved(network, "srcaddr").type()).isEqualTo(Type.TEXT);
    LakeFields api = fields(Set.of("cloudtrail"), Activity.API);
    assertThat(resolved(api, "resources.ARN").type()).isEqualTo(Type.LIST);
  }

  @Test
  void fieldsNobodyDeclaredHaveTheTypeThatWasSeen() {
    LakeFields generic =
        fields(
            new JsonShape(Map.of("bytes", Type.NUMBER)),
            Set.of(LakeFields.JSON_LOG),
            Activity.GENERIC);
    assertThat(resolved(generic, "bytes").type()).isEqualTo(Type.NUMBER);
    assertThat(resolved(generic, "elsewhere").type()).isEqualTo(Type.TEXT);
    assertThat(generic.shown()).extracting(SourceField::name).contains("bytes");
  }

  @Test
  void scoresWithFractionsAreReadFromTheRecord() {
    LakeFields findings = fields(Set.of("guardduty"), Activity.FINDING);

    assertThat(resolved(findings, "severity").sql())
        .isEqualTo(
            "coalesce(\"severity_score\","
                + " TRY_CAST(json_extract_string(\"raw\", '$.\"severity\"') AS DOUBLE))");
    assertThat(findings.shown())
        .contains(new SourceField("severity", resolved(findings, "severity")));
    LakeFields both = fields(Set.of("guardduty", "securityhub"), Activity.FINDING);
    assertThat(resolved(both, "severity").sql())
        .contains("WHEN \"log\" IN ('guardduty') THEN haetae_text(coalesce(\"severity_score\"");
  }

  @Test
  void whereAnAddressIsStandsBesideIt() {
    LakeFields api = fields(Set.of("cloudtrail"), Activity.API);

    assertThat(api.place("sourceIPAddress").orElseThrow().country().sql())
        .isEqualTo("\"src_endpoint_location_country\"");
    assertThat(api.place("src_endpoint_ip")).isEqualTo(api.place("sourceIPAddress"));
    assertThat(api.place("haetae.address").orElseThrow().network())
        .isEqualTo(SqlValue.number("\"src_endpoint_autonomous_system_number\""));
    assertThat(api.place("eventName")).isEmpty();
    assertThat(api.place("requestParameters.bucketName")).isEmpty();
  }

  @Test
  void aNameThatIsSqlStaysAName() {
    LakeFields api = fields(Set.of("cloudtrail"), Activity.API);
    assertThat(resolved(api, "x\"'); DROP TABLE api; --").sql())
        .contains("''")
        .doesNotContain("x\"'");
  }

  @Test
  void oneLogAloneIsShownByItsOwnNames() {
    assertThat(fields(Set.of("cloudtrail"), Activity.API).shown())
        .extracting(SourceField::name)
        .startsWith("_time", "sourcetype", "source", "index")
        .contains("eventName", "userIdentity.arn")
        .doesNotContain("api_operation", "raw", "fields")
        .doesNotHaveDuplicates();
  }

  @Test
  void severalLogsAreShownByTheNamesOfColumns() {
    assertThat(fields(Set.of("cloudtrail", "vpcflow"), Activity.API, Activity.NETWORK).shown())
        .extracting(SourceField::name)
        .contains("api_operation", "src_endpoint_port");
  }

  @Test
  void nothingToReadIsStillARelationWithItsColumns() {
    assertThat(
            fields(Set.of("cloudtrail"), Activity.API)
                .union(List.of(), plan -> "")
                .select(column -> true))
        .contains("CAST(NULL AS VARCHAR) AS \"api_operation\"")
        .endsWith(" WHERE false");
  }

  @Test
  void columnsNobodyNeedsAreNotInTheRelation() {
    assertThat(
            fields(Set.of("cloudtrail"), Activity.API)
                .union(List.of(), plan -> "")
                .select("region"::equals))
        .contains("AS \"region\"")
        .doesNotContain("api_operation");
  }
}
