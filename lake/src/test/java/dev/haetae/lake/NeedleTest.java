package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.log;
import static dev.haetae.lake.LakeFixture.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.lake.index.Needle;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.model.Activity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needles are looked for in the index, and what may hold them is read. */
final class NeedleTest {
  @TempDir private Path folder;
  private Path lake = Path.of("");

  @BeforeEach
  void keep() throws Exception {
    lake = folder.resolve("lake");
    String other =
        event(2, "DeleteUser")
            .replace("203.0.113.7", "198.51.100.4")
            .replace("AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE");
    ingest(lake, log(folder, "a.json", event(1, "CreateUser"), other));
  }

  private LakePlan plan(Needle... needles) {
    try (Lake open = Lake.open(lake)) {
      return open.plan(
          LakeTable.of(Activity.API), Long.MIN_VALUE, Long.MAX_VALUE, List.of(needles));
    }
  }

  private List<String> found(Needle... needles) throws Exception {
    return query("SELECT event_id FROM " + plan(needles).relation() + " ORDER BY 1");
  }

  @Test
  void onlyFilesWithTheValueAreRead() throws Exception {
    assertThat(found(Needle.value("AKIAIOSFODNN7EXAMPLE"))).containsExactly("id-1");
    assertThat(found(Needle.value("id-2"))).containsExactly("id-2");
    assertThat(found(Needle.value("198.51.100.4"))).containsExactly("id-2");
    assertThat(found(Needle.value("arn:two"))).containsExactly("id-1", "id-2");
    assertThat(plan(Needle.value("AKIANOSUCHKEY")).files()).isEmpty();
  }

  @Test
  void capitalsDoNotMatter() throws Exception {
    assertThat(found(Needle.value("akiaiosfodnn7example"))).containsExactly("id-1");
    assertThat(found(Needle.words("deleteUSER"))).containsExactly("id-2");
  }

  @Test
  void wordsOfTheRecordAreFound() throws Exception {
    assertThat(found(Needle.words("198.51.100.4"))).containsExactly("id-2");
    assertThat(found(Needle.words("user/alice"))).containsExactly("id-1", "id-2");
    assertThat(plan(Needle.words("user/nobody")).files()).isEmpty();
  }

  @Test
  void allNeedlesMustBeInOneRowGroup() {
    assertThat(plan(Needle.value("id-1"), Needle.value("198.51.100.4")).files()).isEmpty();
  }

  @Test
  void withoutItsIndexAFileIsRead() throws Exception {
    try (Stream<Path> index = Files.list(lake.resolve("tables/api/index"))) {
      for (Path each : index.toList()) {
        Files.writeString(each, "broken");
      }
    }
    assertThat(plan(Needle.value("AKIANOSUCHKEY")).files()).hasSize(2);
  }
}
