package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.log;
import static dev.haetae.lake.LakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.flow.account.ScanProgress;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.lake.ingest.Routes;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutesTest {
  @TempDir private Path folder;

  private Ingest.Outcome ingest(String routes, Path... logs) throws IOException {
    Path file = Files.writeString(folder.resolve("routes.yml"), routes);
    try (Ingest ingest = Ingest.into(folder.resolve("lake"), 1 << 20, new ScanProgress())) {
      ingest.routed(Routes.read(file));
      assertThat(LakeFixture.read(ingest, logs)).isEmpty();
      return ingest.commit();
    }
  }

  @Test
  void theFirstRouteThatFitsCounts() throws Exception {
    String routes =
        """
        - {log: cloudtrail, when: {eventName: [CreateUser, DeleteUser]}, keep: all}
        - {log: cloudtrail, keep: none}
        """;
    Ingest.Outcome outcome =
        ingest(routes, log(folder, "a.json", event(1, "CreateUser"), event(2, "GetUser")));
    assertThat(outcome.left()).containsEntry("cloudtrail", 1L);
    assertThat(rows(folder.resolve("lake"), Activity.API, "event_id")).containsExactly("id-1");
  }

  @Test
  void aSampleIsTheSameEachTime() throws Exception {
    String[] lines =
        IntStream.range(0, 1_000).mapToObj(i -> event(i, "GetUser")).toArray(String[]::new);
    Path log = log(folder, "a.json", lines);
    Ingest.Outcome outcome = ingest("- {log: cloudtrail, keep: 1 in 10}", log);
    assertThat(outcome.kept().get(Activity.API)).isBetween(60L, 150L);
    assertThat(ingest("- {log: cloudtrail, keep: 1 in 10}", log).kept()).isEmpty();
  }

  @Test
  void whatNothingDetectedIsLeftOutWhereOnlyThatIsKept() throws Exception {
    Ingest.Outcome outcome =
        ingest("- {log: cloudtrail, keep: detected}", log(folder, "a.json", event(1, "GetUser")));
    assertThat(outcome.left()).containsEntry("cloudtrail", 1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "- {log: nosuch, keep: all}; no log \"nosuch\"",
        "- {log: vpcflow, keep: some}; expected all, none, detected or 1 in N",
        "- {log: vpcflow, keep: 1 in 0}; expected all, none, detected or 1 in N",
        "- {log: vpcflow, when: {colour: red}, keep: all}; vpcflow has no field colour",
        "- {log: vpcflow, keeps: all}; \"keeps\" is none of log, when, keep",
        "keep: all; expected a list",
        "- {log: [; routes.yml"
      })
  void aMistakeIsTold(String routes, String told) {
    assertThatThrownBy(() -> ingest(routes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(told);
  }
}
