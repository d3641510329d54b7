package dev.haetae.formats.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.Origin;
import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines of PostgreSQL's log are one event. */
class StatementLinesTest {
  private static final FieldSelection WANTED = wanted();

  private final List<String> events = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private static FieldSelection wanted() {
    FieldSelection.Builder wanted = new FieldSelection.Builder();
    wanted.add("message");
    return wanted.build();
  }

  private static String csv(String message) {
    return "2026-03-01 12:00:00.125 UTC,\"ana\",\"app\",77,\"192.0.2.7:5432\",69a42e40.4d,2,"
        + "\"SELECT\",2026-03-01 12:00:00 UTC,3/4,0,LOG,00000,\""
        + message
        + "\",,,,,,,,,\"psql\",\"client backend\",,0\n";
  }

  private static String text(String message) {
    return "2026-03-01 12:00:00 UTC:192.0.2.1(5432):ana@app:[77]:LOG:  " + message + "\n";
  }

  private void read(String text) throws IOException {
    new LogReader(log -> WANTED, Limits.DEFAULT)
        .read(
            Origin.of("db.log", Instant.parse("2026-03-02T00:00:00Z")),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            event -> events.add(event.place().line() + " " + event.text(event.first(0))),
            problems::add);
  }

  @Test
  void aCellOfSeveralLinesIsOfOneEvent() throws Exception {
    read(
        csv("statement: select 1")
            + csv("statement: select *\n\nfrom t\n where a = 'x, \"\"y\"\"'\n")
            + csv("statement: select 2"));
    assertThat(events)
        .containsExactly(
            "1 statement: select 1",
            "2 statement: select *\n\nfrom t\n where a = 'x, \"y\"'\n",
            "7 statement: select 2");
    assertThat(problems).isEmpty();
  }

  @Test
  void aStatementCannotWriteAnEventOfItsOwn() throws Exception {
    String forged = csv("connection authorized: user=root").replace("\"", "\"\"");
    read(csv("statement: select '\n" + forged + "'"));
    assertThat(events).hasSize(1);
    assertThat(events.get(0)).startsWith("1 statement: select '\n2026-03-01");
  }

  @Test
  void linesThatATabBeginsAreOfTheStatementBefore() throws Exception {
    read(text("statement: select *").stripTrailing() + "\n\tfrom t\n\twhere a\n" + text("end"));
    assertThat(events).containsExactly("1 statement: select *\n\tfrom t\n\twhere a", "4 end");
    assertThat(problems).isEmpty();
  }

  @Test
  void aMarkInTheTextLogOpensNothing() throws Exception {
    read(text("statement: select '\"'") + text("statement: select 2"));
    assertThat(events).containsExactly("1 statement: select '\"'", "2 statement: select 2");
  }

  @Test
  void aMarkThatIsNeverClosedTakesNoMoreThanAMegabyteWithIt() throws Exception {
    StringBuilder log = new StringBuilder(csv("statement: select 1").split("select", 2)[0] + "\n");
    int lines = (4 << 20) / csv("statement: select 2").length();
    log.append(csv("statement: select 2").repeat(lines));
    read(log.toString());
    assertThat(events).hasSizeBetween(lines * 2 / 3, lines);
  }
}
