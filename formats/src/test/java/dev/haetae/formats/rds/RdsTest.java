package dev.haetae.formats.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RdsTest {
  private final Rds format = new Rds();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsTheAuditLogOfAurora() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.125Z"));
    assertThat(event.value("username")).isEqualTo("admin");
    assertThat(event.value("host")).isEqualTo("203.0.113.12");
    assertThat(event.value("haetae.action")).isEqualTo("login");
    assertThat(event.value("haetae.outcome")).isEqualTo("success");
    assertThat(events.get(1).value("haetae.outcome")).isEqualTo("failure");
  }

  @Test
  void readsAStatementWithCommasAndQuotes() {
    Read event = events.get(2);
    assertThat(event.value("object")).isEqualTo("select \\'a,b\\', card from customers");
    assertThat(event.value("retcode")).isEqualTo("0");
    assertThat(event.value("haetae.action")).isEqualTo("query");
  }

  @Test
  void readsTheAuditLogOfMariaDb() {
    assertThat(events.get(3).time()).isEqualTo(Instant.parse("2026-03-01T12:00:03Z"));
    assertThat(events.get(3).value("haetae.outcome")).isEqualTo("failure");
  }

  @Test
  void readsALoginToPostgres() {
    Read event = events.get(4);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:04Z"));
    assertThat(event.value("username")).isEqualTo("ana");
    assertThat(event.value("database")).isEqualTo("app");
    assertThat(event.value("host")).isEqualTo("203.0.113.12");
    assertThat(event.value("port")).isEqualTo("54321");
    assertThat(event.value("haetae.outcome")).isEqualTo("success");
  }

  @Test
  void readsARefusalByPostgresToAnIpv6Client() {
    Read event = events.get(5);
    assertThat(event.value("host")).isEqualTo("2001:db8::7");
    assertThat(event.value("level")).isEqualTo("FATAL");
    assertThat(event.value("haetae.outcome")).isEqualTo("failure");
  }

  @Test
  void readsPostgresLogAsCsv() {
    Read refused =
        csv("FATAL,28P01,\"password authentication failed for user \"\"ana\"\"\",,,,,,,,,\"\"");
    assertThat(refused.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.125Z"));
    assertThat(refused.value("username")).isEqualTo("ana");
    assertThat(refused.value("database")).isEqualTo("app");
    assertThat(refused.value("host")).isEqualTo("2001:db8::7");
    assertThat(refused.value("port")).isEqualTo("5432");
    assertThat(refused.value("connectionid")).isEqualTo("77");
    assertThat(refused.value("level")).isEqualTo("FATAL");
    assertThat(refused.value("message"))
        .isEqualTo("password authentication failed for user \"ana\"");
    assertThat(refused.value("haetae.outcome")).isEqualTo("failure");
  }

  @Test
  void readsLoginsAndStatementsOfPostgresLogAsCsv() {
    Read login = csv("LOG,00000,\"connection authorized: user=ana database=app\",,,");
    assertThat(login.value("haetae.outcome")).isEqualTo("success");
    Read goesOn = csv("LOG,00000,\"statement: select 'a, \"\"b\"\"'");
    assertThat(goesOn.value("object")).isEqualTo("select 'a, \"b\"'");
  }

  private Read csv(String end) {
    String start =
        "2026-03-01 12:00:00.125 UTC,\"ana\",\"app\",77,\"2001:db8::7:5432\",69a42e40.4d,2,"
            + "\"authentication\",2026-03-01 12:00:00 UTC,3/4,0,";
    return Reading.of(format, List.of(start + end)).events().get(0);
  }

  @Test
  void readsAPgauditEntry() {
    Read event = events.get(6);
    assertThat(event.value("operation")).isEqualTo("READ");
    assertThat(event.value("table")).isEqualTo("public.cards");
    assertThat(event.value("object")).isEqualTo("select * from cards,<none>");
  }

  @Test
  void readsARefusalByMySql() {
    Read event = events.get(7);
    assertThat(event.value("username")).isEqualTo("root");
    assertThat(event.value("host")).isEqualTo("198.51.100.7");
    assertThat(event.value("level")).isEqualTo("Note");
    assertThat(event.value("haetae.outcome")).isEqualTo("failure");
  }

  @Test
  void readsTheGeneralLogOfMySql() {
    assertThat(events.get(8).value("username")).isEqualTo("ana");
    assertThat(events.get(8).value("database")).isEqualTo("app");
    assertThat(events.get(9).value("object")).isEqualTo("select 1");
  }

  @Test
  void keepsTheFurtherLinesOfAStatement() {
    List<String> lines = List.of(Reading.sample(format).get(4), "\tfrom cards");
    Read event = Reading.of(format, lines).events().get(1);
    assertThat(event.value("message")).isEqualTo("from cards");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:04Z"));
  }

  @Test
  void readsALineOfAClientThatHasNotSaidWhoItIs() {
    String line =
        "2026-03-01 12:00:00 UTC:203.0.113.12(54324):[unknown]@[unknown]:[79]:LOG:  invalid length"
            + " of startup packet";

    Read event = Reading.of(format, List.of(line)).events().get(0);

    assertThat(event.value("host")).isEqualTo("203.0.113.12");
    assertThat(event.value("connectionid")).isEqualTo("79");
    assertThat(event.value("message")).isEqualTo("invalid length of startup packet");
  }

  private Read first(String words) {
    return events.stream()
        .filter(each -> each.values().toString().contains(words))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsALoginToSqlServer() {
    Read refused = first("Login failed");
    assertThat(refused.time()).isEqualTo(Instant.parse("2026-03-01T12:00:10.120Z"));
    assertThat(refused.value("username")).isEqualTo("sa");
    assertThat(refused.value("host")).isEqualTo("198.51.100.7");
    assertThat(refused.value("haetae.outcome")).isEqualTo("failure");
    Read succeeded = first("Login succeeded");
    assertThat(succeeded.value("username")).isEqualTo("CORP\\ana");
    assertThat(succeeded.value("haetae.outcome")).isEqualTo("success");
  }

  @Test
  void takesTheClientOfSqlServerFromTheEndWhereAUserIsNamedLikeOne() {
    Read event =
        Reading.one(
            format,
            "2026-03-01 12:00:10.12 Logon       Login failed for user 'x [CLIENT: 192.0.2.1]'."
                + " Reason: Could not find a login. [CLIENT: 198.51.100.7]");
    assertThat(event.value("host")).isEqualTo("198.51.100.7");
  }

  @Test
  void readsWhatSqlServerSaysOfErrorsAndSessions() {
    Read error = first("18456");
    assertThat(error.value("retcode")).isEqualTo("18456");
    assertThat(error.value("level")).isEqualTo("14");
    Read session = first("xp_cmdshell");
    assertThat(session.value("connectionid")).isEqualTo("51");
    assertThat(session.value("message")).startsWith("Configuration option 'xp_cmdshell' changed");
  }

  @Test
  void readsAConnectionToRedshift() {
    Read event = first("operation=authenticated");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:13.125Z"));
    assertThat(event.value("host")).isEqualTo("203.0.113.12");
    assertThat(event.value("username")).isEqualTo("ana");
    assertThat(event.value("database")).isEqualTo("dev");
    assertThat(event.value("haetae.outcome")).isEqualTo("success");
    assertThat(first("authentication failure").value("haetae.outcome")).isEqualTo("failure");
  }

  @Test
  void readsWhatWasDoneToAUserOfRedshift() {
    Read event = first("operation=alter");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:15.125Z"));
    assertThat(event.value("username")).isEqualTo("ana");
  }

  @Test
  void readsAStatementToRedshift() {
    Read event = first("select card from customers");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:16Z"));
    assertThat(event.value("username")).isEqualTo("ana");
    assertThat(event.value("database")).isEqualTo("dev");
    assertThat(event.value("connectionid")).isEqualTo("1073807");
    assertThat(event.value("haetae.action")).isEqualTo("query");
  }

  @Test
  void readsTheAuditLogOfMariaDbThroughSyslog() {
    Read query =
        syslog(
            "Mar  1 12:00:01 db1 mysql-server_auditing:  db1,root,10.0.0.7,5,7,QUERY,shop,'SELECT 1',0");
    assertThat(query.time()).isEqualTo(Instant.parse("2026-03-01T12:00:01Z"));
    assertThat(query.value("serverhost")).isEqualTo("db1");
    assertThat(query.value("username")).isEqualTo("root");
    assertThat(query.value("connectionid")).isEqualTo("5");
    assertThat(query.value("object")).isEqualTo("SELECT 1");
    Read refused =
        syslog(
            "<134>1 2026-03-01T12:00:02Z db1 mysql-server_auditing - - - shop: db1,app,203.0.113.9,6,0,FAILED_CONNECT,,,1045");
    assertThat(refused.time()).isEqualTo(Instant.parse("2026-03-01T12:00:02Z"));
    assertThat(refused.value("host")).isEqualTo("203.0.113.9");
    assertThat(refused.value("haetae.outcome")).isEqualTo("failure");
  }

  @Test
  void keepsWhatThePluginOfMariaDbSaysOfItself() {
    assertThat(
            syslog("Mar  1 12:00:00 db1 mysql-server_auditing: logging started").value("message"))
        .isEqualTo("logging started");
  }

  @Test
  void doesNotTakeForAnAuditWhatAnotherProgramSaysOfOne() {
    String line =
        "Mar  1 12:00:00 db1 sshd[7]: Invalid user mysql-server_auditing from 203.0.113.9";
    assertThat(Reading.one(format, "", line)).isEmpty();
  }

  private Read syslog(String line) {
    return Reading.of(format, List.of(line)).events().get(0);
  }
}
