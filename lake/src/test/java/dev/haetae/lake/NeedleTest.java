package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.log;
import static dev.haetae.lake.LakeFixture.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.lake.index.IndexFile;
import dev.haetae.lake.index.Needle;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.model.event.Activity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
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

  private void damage(UnaryOperator<byte[]> how) throws Exception {
    try (Stream<Path> index = Files.list(lake.resolve("tables/api/index"))) {
      for (Path each : index.toList()) {
        Files.write(each, how.apply(Files.readAllBytes(each)));
      }
    }
  }

  @Test
  void withoutItsIndexAFileIsReadAndThatIsTold() throws Exception {
    damage(bytes -> "broken".getBytes(StandardCharsets.UTF_8));
    LakePlan plan = plan(Needle.value("AKIANOSUCHKEY"));
    assertThat(plan.files()).hasSize(2);
    assertThat(plan.problems()).hasSize(2).allMatch(each -> each.endsWith(" is damaged"));
  }

  @Test
  void anIndexThatIsGoneIsTold() throws Exception {
    try (Stream<Path> index = Files.list(lake.resolve("tables/api/index"))) {
      for (Path each : index.toList()) {
        Files.delete(each);
      }
    }
    assertThat(plan(Needle.value("AKIANOSUCHKEY")).problems())
        .hasSize(2)
        .allMatch(each -> each.endsWith(" is not there"));
  }

  @Test
  void aFlippedByteInAnIndexIsNoticedByWhoAsksIt() throws Exception {
    // Clears what the filter has of the key: it would say that nobody used it.
    damage(bytes -> {
      Arrays.fill(bytes, bytes.length - 32, bytes.length, (byte) 0);
      return bytes;
    });
    assertThat(found(Needle.value("AKIAIOSFODNN7EXAMPLE"))).contains("id-1");
    assertThat(plan(Needle.value("AKIAIOSFODNN7EXAMPLE")).problems()).hasSize(2);
    assertThat(found(Needle.value("AKIAIOSFODNN7EXAMPLE"), Needle.value("198.51.100.4")))
        .contains("id-1", "id-2");
  }

  @Test
  void everyByteOfAnIndexIsGuarded() throws Exception {
    Path index;
    try (Stream<Path> all = Files.list(lake.resolve("tables/api/index"))) {
      index = all.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(index);
    List<List<Needle>> needles = List.of(List.of(Needle.value("AKIAIOSFODNN7EXAMPLE")));
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x10;
      Files.write(index, flipped);
      assertThatThrownBy(() -> IndexFile.parts(index, needles))
          .as("byte %s", i)
          .isInstanceOf(IndexFile.Unusable.class);
    }
  }

  @Test
  void wordsAreFoundAsTheyAreMeantHoweverJsonWritesThem() throws Exception {
    ingest(
        lake,
        log(
            folder,
            "escaped.json",
            event(3, "CreateUser")
                .replace(
                    "cli",
                    "caf\\u00e9s \\u006drs x\\\\nlast line\\nbreaks a\\/slashed \\\"said\\\"")));
    assertThat(found(Needle.words("cafés"))).containsExactly("id-3");
    assertThat(found(Needle.words("mrs"))).containsExactly("id-3");
    assertThat(found(Needle.words("breaks"))).containsExactly("id-3");
    assertThat(found(Needle.words("slashed"))).containsExactly("id-3");
    assertThat(found(Needle.words("\"said\""))).containsExactly("id-3");
    assertThat(found(Needle.words("nlast"))).containsExactly("id-3");
    assertThat(plan(Needle.words("ast")).files()).isEmpty();
  }
}
