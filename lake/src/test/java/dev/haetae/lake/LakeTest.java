package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.geo.Geography;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.lake.table.FieldPlace;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LakeTest {
  @TempDir private Path folder;

  private Path log(String name, String... lines) throws IOException {
    return LakeFixture.log(folder, name, lines);
  }

  @Test
  void whereNothingIsKeptNoLakeIsLeft() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake);
    assertThat(lake).doesNotExist();

    Path there = Files.createDirectory(folder.resolve("there"));
    ingest(there, log("a.json", event(1, "CreateUser")));
    ingest(there, log("a.json", event(1, "CreateUser")));
    assertThat(rows(there, Activity.API, "event_id")).containsExactly("id-1");
  }

  @Test
  void keepsEventsWithTheirColumnsAndTheirRecord() throws Exception {
    Path lake = folder.resolve("lake");
    Ingest.Outcome outcome =
        ingest(lake, log("a.json", event(1, "CreateUser"), event(2, "DeleteUser")));
    assertThat(outcome.kept()).containsEntry(Activity.API, 2L);
    assertThat(
            rows(
                lake,
                Activity.API,
                "epoch_us(time), event_id, account, api_operation, src_endpoint_ip,"
                    + " array_to_string(resources_uid, '+'), read_only, raw = '"
                    + event(1, "CreateUser")
                    + "'"))
        .containsExactly(
            "1772445600000000|id-1|111122223333|CreateUser|203.0.113.7|arn:one+arn:two|false|true",
            "1772532000000000|id-2|111122223333|DeleteUser|203.0.113.7|arn:one+arn:two|false|false");
  }

  @Test
  void readingTheSameAgainAddsNothing() throws Exception {
    Path lake = folder.resolve("lake");
    Path log = log("a.json", event(1, "CreateUser"), event(2, "DeleteUser"));
    ingest(lake, log);
    Path more = log("b.json", event(2, "DeleteUser"), event(3, "GetUser"), event(3, "GetUser"));
    Ingest.Outcome again = ingest(lake, log, more);
    assertThat(again.duplicates()).isEqualTo(4);
    assertThat(rows(lake, Activity.API, "event_id")).containsExactly("id-1", "id-2", "id-3");
  }

  @Test
  void plansOnlyTheFilesOfATime() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log("a.json", event(1, "CreateUser"), event(2, "DeleteUser")));
    try (Lake open = Lake.open(lake)) {
      LakeTable api = LakeTable.of(Activity.API);
      assertThat(open.plan(api, 1772445600000000L, 1772445600000001L).files()).hasSize(1);
      assertThat(open.plan(api, 0, 1772445600000000L).files()).isEmpty();
    }
  }

  @Test
  void tellsWhereAFieldIsByAnyOfItsNames() {
    LakeTable api = LakeTable.of(Activity.API);
    assertThat(api.places("userIdentity.accessKeyId"))
        .filteredOn(place -> place.log().equals("cloudtrail"))
        .singleElement()
        .isInstanceOfSatisfying(
            FieldPlace.InColumn.class,
            place -> assertThat(place.column().name()).isEqualTo("actor_user_credential_uid"));
    assertThat(api.places("requestParameters.bucketName"))
        .contains(new FieldPlace.InRaw("cloudtrail", List.of("requestParameters.bucketName")));
    assertThat(LakeTable.of(Activity.HTTP).places("target_group_arn"))
        .contains(new FieldPlace.InFields("alb", "target_group_arn"));
  }

  @Test
  void keepsWhereAddressesWereWhenTheirEventsWereKept() throws Exception {
    Path lake = folder.resolve("lake");
    try (Ingest ingest = Ingest.into(lake, 1 << 20, new ScanProgress())) {
      ingest.locating(Geography.of(List.of("203.0.113.0/24,KR,64496,Example")));
      assertThat(LakeFixture.read(ingest, log("a.json", event(1, "CreateUser")))).isEmpty();
      ingest.commit();
    }
    assertThat(
            rows(
                lake,
                Activity.API,
                "src_endpoint_location_country, src_endpoint_autonomous_system_number"))
        .containsExactly("KR|64496");
    assertThat(LakeTable.of(Activity.API).places("src_endpoint.location.country"))
        .filteredOn(place -> place.log().equals("cloudtrail"))
        .singleElement()
        .isInstanceOf(FieldPlace.InColumn.class);
  }

  @Test
  void anEmptyTableHasItsColumns() throws Exception {
    Path lake = folder.resolve("lake");
    ingest(lake, log("a.json", event(1, "CreateUser")));
    assertThat(rows(lake, Activity.DNS, "query_hostname")).isEmpty();
  }
}
