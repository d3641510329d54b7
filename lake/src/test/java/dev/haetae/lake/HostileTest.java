package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.count;
import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.log;
import static dev.haetae.lake.LakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.model.JsonText;
import dev.haetae.model.event.Activity;
import dev.haetae.model.log.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs are written by attackers; what they write is kept as what it is. */
final class HostileTest {
  @TempDir private Path folder;

  @Test
  void bytesThatAreNoTextAreKeptReadable() throws Exception {
    byte[] bytes = (event(1, "Create?User") + "\n").getBytes(StandardCharsets.ISO_8859_1);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?');
    bytes[at] = (byte) 0xFF;
    Path log = Files.write(folder.resolve("a.json"), bytes);
    Path lake = folder.resolve("lake");
    try (Ingest ingest = Ingest.into(lake, 1 << 20, new ScanProgress())) {
      assertThat(LakeFixture.read(ingest, log)).containsExactly(Problem.Reason.BAD_ENCODING);
      ingest.commit();
    }
    assertThat(rows(lake, Activity.API, "api_operation, raw LIKE '%Create�User%'"))
        .containsExactly("Create�User|true");
  }

  @Test
  void quotesNulsAndSqlStayText() throws Exception {
    String name = "x'); DROP TABLE api; --\\u0000\\\"\\n";
    Path lake = folder.resolve("it's a \"lake\"");
    ingest(lake, log(folder, "o'clock.json", event(1, name)));
    assertThat(rows(lake, Activity.API, "api_operation, place LIKE '%o''clock.json'"))
        .containsExactly("x'); DROP TABLE api; --\0\"\n|true");
  }

  @Test
  void aRecordOfMegabytesIsKeptWhole() throws Exception {
    String long_ = "a".repeat(5 << 20);
    Path lake = folder.resolve("lake");
    ingest(lake, 1 << 20, log(folder, "a.json", event(1, long_), event(2, "GetUser")));
    assertThat(rows(lake, Activity.API, "length(api_operation)"))
        .containsExactly("" + (5 << 20), "7");
  }

  @Test
  void numbersThatAreNoneAreAbsentFromTheirColumn() throws Exception {
    String line =
        "2 111122223333 eni-1 10.0.0.1 10.0.0.2 99999999999999999999 443 6 10 840 1772445600"
            + " 1772445660 ACCEPT OK";
    Path lake = folder.resolve("lake");
    ingest(lake, log(folder, "flow.log", line));
    assertThat(
            rows(
                lake,
                Activity.NETWORK,
                "coalesce(src_endpoint_port, -1), dst_endpoint_port, raw LIKE '%9999 443%'"))
        .containsExactly("-1|443|true");
  }

  @Test
  void eventsOfVeryManyDaysTakeNoMoreMemoryThanTheyMay() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String day = java.time.LocalDate.of(2010, 1, 1).plusDays(i).toString();
      lines.add(
          event(i, "GetUser").replaceFirst("\"eventTime\":\"[^T]*", "\"eventTime\":\"" + day));
    }
    Path lake = folder.resolve("lake");
    ingest(lake, 64 << 10, log(folder, "a.json", lines.toArray(String[]::new)));
    assertThat(count(lake, Activity.API)).isEqualTo(300);
  }

  /** Whatever texts there are in columns, DuckDB reads them as they were. */
  @Property(tries = 8)
  void everyTextComesBack(@ForAll @Size(min = 1, max = 40) List<String> texts) throws Exception {
    List<String> clean = texts.stream().map(HostileTest::clean).toList();
    try (TemporaryFolder place = TemporaryFolder.create()) {
      Path lake = place.path().resolve("lake");
      ingest(lake, log(place.path(), "a.json", events(clean)));
      assertThat(rows(lake, Activity.API, "coalesce(api_operation, '')")).isEqualTo(clean);
    }
  }

  private static String[] events(List<String> names) {
    String[] lines = new String[names.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] =
          """
          {"eventVersion":"1","eventTime":"2026-03-01T10:00:00.%dZ","eventSource":"s",\
          "eventName":"%s","eventID":"e%d"}\
          """
              .formatted(100 + i, JsonText.escape(names.get(i)), i);
    }
    return lines;
  }

  /** Half of a surrogate pair is no text. */
  private static String clean(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
