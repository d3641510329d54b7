package dev.haetae.search.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.insights.Insights;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.source.JsonFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days, hours and texts of time in a zone; in Berlin 29 March 2026 has 23 hours. */
class ZoneTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-03-30T10:00:00Z");

  @TempDir Path folder;

  private List<String> spl(String text, String... times) {
    return rows(new Spl(SplLibrary.EMPTY, BERLIN), text, times);
  }

  private List<String> rows(Language language, String text, String... times) {
    Path events = folder.resolve("events.jsonl");
    try {
      Files.writeString(
          events,
          List.of(times).stream()
              .map(time -> "{\"time\":\"" + time + "\"}\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Search search =
        Search.open(
            new Query(language, text, NOW, TimeRange.ALL),
            Sources.of(new JsonFiles(List.of(events), Optional.of("time"))),
            SearchLimits.usual())) {
      List<String> rows = new ArrayList<>();
      search.run(row ->
          rows.add(row.stream().map(cell -> cell.joined(",")).collect(Collectors.joining(" "))));
      return rows;
    }
  }

  @Test
  void timesAreShownWithTheirOffset() {
    assertThat(spl("* | sort _time | table _time", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"))
        .containsExactly("2026-03-29T01:30:00.000+01:00", "2026-03-29T03:30:00.000+02:00");
  }

  @Test
  void bucketsOfDaysBeginAtMidnightThere() {
    String[] times = {"2026-03-28T23:30:00Z", "2026-03-29T21:59:00Z", "2026-03-29T22:00:00Z"};

    assertThat(spl("* | bin span=1d _time | stats count by _time", times))
        .containsExactly("2026-03-29T00:00:00.000+01:00 2", "2026-03-30T00:00:00.000+02:00 1");
    assertThat(rows(new Insights(BERLIN), "stats count(*) by bin(1d)", times))
        .containsExactly("2026-03-29T00:00:00.000+01:00 2", "2026-03-30T00:00:00.000+02:00 1");
    assertThat(rows(new Insights(BERLIN), "stats count(*) by bin(1mo)", times))
        .containsExactly("2026-03-01T00:00:00.000+01:00 3");
  }

  @Test
  void daysWithoutEventsAreShownOverAChangeOfTheClocks() {
    assertThat(spl("* | timechart span=1d count", "2026-03-27T23:30:00Z", "2026-03-30T10:00:00Z"))
        .containsExactly(
            "2026-03-28T00:00:00.000+01:00 1",
            "2026-03-29T00:00:00.000+01:00 0",
            "2026-03-30T00:00:00.000+02:00 1");
  }

  @Test
  void textsOfTimeAreOfTheZone() {
    assertThat(
            spl(
                "| makeresults | eval a=strftime(1774746000, \"%F %T %z %:z %Z %s %%z\"),"
                    + " b=strptime(\"2026-03-29 03:00\", \"%Y-%m-%d %H:%M\"),"
                    + " c=strptime(\"2026-03-29 03:00 +0000\", \"%Y-%m-%d %H:%M %z\")"
                    + " | table a b c"))
        .containsExactly(
            "2026-03-29 03:00:00 +0200 +02:00 Europe/Berlin 1774746000 %z 1774746000 1774753200");
  }

  @Test
  void modifiersCountDaysOfTheZoneAndHoursOfTheClock() {
    assertThat(
            spl(
                "| makeresults | eval a=strftime(relative_time(now(), \"@d\"), \"%F %T\"),"
                    + " b=strftime(relative_time(now(), \"-2d\"), \"%F %T\"),"
                    + " c=strftime(relative_time(now(), \"-48h\"), \"%F %T\") | table a b c"))
        .containsExactly("2026-03-30 00:00:00 2026-03-28 12:00:00 2026-03-28 11:00:00");
  }

  @Test
  void earliestAndLatestAreOfTheZone() {
    String[] times = {"2026-03-29T21:30:00Z", "2026-03-29T22:30:00Z", "2026-03-29T23:30:00Z"};

    assertThat(spl("earliest=@d | stats count", times)).containsExactly("2");
    assertThat(spl("earliest=03/30/2026:01:00:00 | stats count", times)).containsExactly("1");
    assertThat(spl("earliest=2026-03-30T01:00:00 | stats count", times)).containsExactly("1");
    assertThat(spl("earliest=2026-03-29T23:00:00Z | stats count", times)).containsExactly("1");
    assertThat(spl("earliest=2026-03-30T01:00:00+02:00 | stats count", times)).containsExactly("1");
  }

  @Test
  void offsetsAreZonesToo() {
    assertThat(
            rows(
                new Insights(ZoneId.of("+05:00")),
                "fields bin(1d), formatDate(@timestamp, '%H %z')",
                "2026-03-29T21:30:00Z"))
        .containsExactly("2026-03-30T00:00:00.000+05:00 02 +0500");
    assertThat(
            rows(
                new Insights(ZoneId.of("America/St_Johns")),
                "fields @timestamp",
                "2026-01-29T21:30:00Z"))
        .containsExactly("2026-01-29T18:00:00.000-03:30");
  }
}
