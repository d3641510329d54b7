package dev.haetae.search.steps.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.LookupFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lookup tables that searches write. */
class LookupWriterTest {
  private static final String NOTHING = "| makeresults | eval a=1 | where a=2 | table a ";
  private static final String ROW = "| makeresults | eval a=1 | table a ";

  @TempDir Path folder;

  private Set<String> run(String text) throws IOException {
    try (Search search =
        Search.open(
            new Query(new Spl(), text, Instant.EPOCH, TimeRange.ALL),
            Sources.of(new JsonFiles(List.of(), Optional.empty()), new LookupFolder(folder)),
            SearchLimits.usual())) {
      search.run(row -> {});
      return search.notes();
    }
  }

  private String table() throws IOException {
    return Files.readString(folder.resolve("t.csv"));
  }

  @Test
  void noRowsMakeNoTable() throws IOException {
    assertThat(run(NOTHING + "| outputlookup t"))
        .contains("there are no rows; the lookup table stays as it was");

    assertThat(folder.resolve("t.csv")).doesNotExist();
  }

  @Test
  void noRowsMakeATableWhereThatIsAskedFor() throws IOException {
    run(NOTHING + "| outputlookup create_empty=true t");

    assertThat(table()).isEqualTo("\"a\"\n");
  }

  @Test
  void noRowsEmptyATableUnlessThatIsForbidden() throws IOException {
    run(ROW + "| outputlookup t");
    run(NOTHING + "| outputlookup override_if_empty=false t");
    assertThat(table()).isEqualTo("\"a\"\n\"1\"\n");

    run(NOTHING + "| outputlookup t");

    assertThat(table()).isEqualTo("\"a\"\n");
  }

  @Test
  void writesAsManyRowsAsAreAskedFor() throws IOException {
    run("| makeresults count=5 | eval a=1 | table a | outputlookup max=2 t");

    assertThat(table()).isEqualTo("\"a\"\n\"1\"\n\"1\"\n");
  }

  @Test
  void refusesWhatOnlyAKeyValueStoreHas() {
    assertThatThrownBy(() -> run(ROW + "| outputlookup key_field=a t"))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("key_field");
  }
}
