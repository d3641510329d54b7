package dev.haetae.formats.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.Origin;
import dev.haetae.formats.read.KeptRecord;
import dev.haetae.formats.read.LogReader;
import dev.haetae.formats.read.RecordReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The general log of MySQL and MariaDB, as servers write it. */
class GeneralLogTest {
  private static final String HEAD =
      """
      /usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:
      Tcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock
      Time                 Id Command    Argument
      """;

  private static final FieldSelection WANTED = wanted();

  private final List<String> events = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<KeptRecord> kept = new ArrayList<>();

  private static FieldSelection wanted() {
    FieldSelection.Builder wanted = new FieldSelection.Builder();
    List.of("connectionid", "operation", "username", "host", "database", "haetae.outcome", "object")
        .forEach(wanted::add);
    return wanted.build();
  }

  private static String entry(int second, int connection, String text) {
    return "2026-03-01T12:00:%02d.125000Z\t%5d %s\n".formatted(second, connection, text);
  }

  private void read(String text) throws IOException {
    new LogReader(log -> WANTED, Limits.DEFAULT)
        .read(
            Origin.of("general.log", Instant.parse("2026-03-02T00:00:00Z")),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            this::keep,
            problems::add);
  }

  private void keep(Event event) {
    events.add(text(event));
    kept.add(
        new KeptRecord(
            event.log(),
            event.layout(),
            event.time(),
            event.id(),
            event.account(),
            event.region(),
            event.place().object(),
            event.place().line(),
            new String(event.raw().copy(), StandardCharsets.UTF_8)));
  }

  private static String text(Event event) {
    StringBuilder text = new StringBuilder(clock(event));
    for (int field = 0; field < WANTED.size(); field++) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        text.append(' ').append(event.text(value));
      }
    }
    return event.log().equals("rds") ? text.toString() : event.log() + " " + text;
  }

  private static String clock(Event event) {
    return Instant.ofEpochSecond(event.time() / 1_000_000).toString().substring(11, 19);
  }

  @Test
  void aStatementOfSeveralLinesIsOneEvent() throws Exception {
    read(
        HEAD
            + entry(1, 8, "Query\tSELECT id,\n  name\n\nFROM users")
            + entry(2, 8, "Query\tSELECT 1")
            + entry(3, 8, "Quit\t"));
    assertThat(events)
        .containsExactly(
            "12:00:01 8 Query SELECT id,\n  name\n\nFROM users",
            "12:00:02 8 Query SELECT 1",
            "12:00:03 8 Quit");
    assertThat(problems).isEmpty();
  }

  @Test
  void aServerThatIsStartedAnewEndsAStatement() throws Exception {
    read(HEAD + entry(1, 8, "Query\tSELECT\n1") + HEAD + entry(5, 1, "Query\tSELECT 2"));
    assertThat(events).containsExactly("12:00:01 8 Query SELECT\n1", "12:00:05 1 Query SELECT 2");
    assertThat(problems).isEmpty();
  }

  @Test
  void aConnectionThatIsRefusedIsNoLogin() throws Exception {
    String refused = "Connect\tAccess denied for user 'root'@'203.0.113.7' (using password: YES)";
    read(HEAD + entry(1, 9, "Connect\troot@203.0.113.7 on  using TCP/IP") + entry(1, 9, refused));
    assertThat(events).containsExactly("12:00:01 9 Connect root 203.0.113.7 failure");
  }

  @Test
  void aConnectionThatAsksForSomethingHasLoggedIn() throws Exception {
    read(
        HEAD
            + entry(1, 9, "Connect\tana@203.0.113.12 on shop using SSL/TLS")
            + entry(1, 9, "Query\tSELECT\n1"));
    assertThat(events)
        .containsExactly("12:00:01 9 Connect Query ana 203.0.113.12 shop success SELECT\n1");
  }

  @Test
  void whatBecameOfAConnectionIsNotToldWhereOthersStandBetween() throws Exception {
    read(
        HEAD
            + entry(1, 9, "Connect\tana@203.0.113.12 on shop using SSL/TLS")
            + entry(1, 10, "Query\tSELECT 1"));
    assertThat(events)
        .containsExactly("12:00:01 9 Connect ana 203.0.113.12 shop", "12:00:01 10 Query SELECT 1");
  }

  @Test
  void aStatementThatSpeaksOfARefusalIsNone() throws Exception {
    read(HEAD + entry(1, 8, "Query\tSELECT \"Access denied for user 'root'@'203.0.113.7'\""));
    assertThat(events)
        .containsExactly("12:00:01 8 Query SELECT \"Access denied for user 'root'@'203.0.113.7'\"");
  }

  @Test
  void theTimeIsThatOfTheEntryBeforeWhereMariaDbLeavesItOut() throws Exception {
    read(
        HEAD
            + "260301  9:00:05\t    8 Connect\troot@localhost as anonymous on shop\n"
            + "\t\t    8 Query\tSELECT a\nFROM b\n"
            + "\t\t    8 Init DB\tshop\n"
            + "260301 12:00:00\t    8 Quit\t\n");
    assertThat(events)
        .containsExactly(
            "09:00:05 8 Connect Query root localhost shop success SELECT a\nFROM b",
            "09:00:05 8 Init DB",
            "12:00:00 8 Quit");
    assertThat(problems).isEmpty();
  }

  @Test
  void anEntryWithoutATimeIsReadAgainAsItWas() throws Exception {
    read(HEAD + "260301  9:00:05\t    8 Query\tSELECT 1\n\t\t    8 Query\tSELECT 2\n");
    Event again = new RecordReader(log -> WANTED, Limits.DEFAULT).read(kept.get(1));
    assertThat(text(again)).isEqualTo("09:00:05 8 Query SELECT 2").isEqualTo(events.get(1));
  }

  @Test
  void aStatementIsOneEventInAnExportOfCloudWatchLogs() throws Exception {
    read(
        "2026-03-01T12:00:01.200Z "
            + entry(1, 8, "Query\tSELECT\n  1")
            + "2026-03-01T12:00:02.200Z "
            + entry(2, 8, "Query\tSELECT 2"));
    assertThat(events).containsExactly("12:00:01 8 Query SELECT\n  1", "12:00:02 8 Query SELECT 2");
    assertThat(problems).isEmpty();
  }
}
