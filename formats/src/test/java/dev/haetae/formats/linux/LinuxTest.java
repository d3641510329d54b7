package dev.haetae.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.haetae.formats.JsonReading;
import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinuxTest {
  private final Linux format = new Linux();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsTheHeadOfALine() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.value("host")).isEqualTo("web-1");
    assertThat(event.value("program")).isEqualTo("sshd");
    assertThat(event.value("pid")).isEqualTo("2010");
    assertThat(event.value("message")).startsWith("Accepted publickey");
  }

  @Test
  void readsWhoLoggedIn() {
    Read event = events.get(0);
    assertThat(event.value("haetae.action")).isEqualTo("login");
    assertThat(event.value("haetae.outcome")).isEqualTo("success");
    assertThat(event.value("haetae.user")).isEqualTo("ec2-user");
    assertThat(event.value("haetae.address")).isEqualTo("203.0.113.12");
    assertThat(event.value("haetae.port")).isEqualTo("51234");
    assertThat(event.value("haetae.authentication")).isEqualTo("publickey");
  }

  @Test
  void readsWhoDidNot() {
    Read event = events.get(1);
    assertThat(event.value("haetae.outcome")).isEqualTo("failure");
    assertThat(event.value("haetae.user")).isEqualTo("admin");
    assertThat(event.value("haetae.address")).isEqualTo("198.51.100.7");
  }

  @Test
  void isNotMisledByTheNameOfAUser() {
    Read event =
        sshd(
            "Failed password for invalid user x from 192.0.2.1 port 1 from 2001:db8::7 port 2 ssh2");
    assertThat(event.value("haetae.address")).isEqualTo("2001:db8::7");
    assertThat(event.value("haetae.user")).isEqualTo("x from 192.0.2.1 port 1");
  }

  @Test
  void readsAnUnknownUserWithoutAName() {
    Read event = sshd("Invalid user  from 192.0.2.1");
    assertThat(event.value("haetae.action")).isEqualTo("invalid-user");
    assertThat(event.value("haetae.address")).isEqualTo("192.0.2.1");
    assertThat(event.values()).doesNotContainKey("haetae.user");
  }

  @Test
  void readsWhatSudoRan() {
    Read event = events.get(2);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:02.125Z"));
    assertThat(event.value("haetae.user")).isEqualTo("ana");
    assertThat(event.value("haetae.target_user")).isEqualTo("root");
    assertThat(event.value("haetae.command")).isEqualTo("/bin/cat /etc/shadow");
    assertThat(event.value("haetae.outcome")).isEqualTo("success");
  }

  @Test
  void readsWhatSudoRefused() {
    Read event =
        Reading.one(
            format,
            "Mar  1 12:00:00 web-1 sudo: bob : user NOT in sudoers ; TTY=pts/1 ; PWD=/ ; USER=root ;"
                + " COMMAND=/bin/sh -c a ; b");
    assertThat(event.value("haetae.outcome")).isEqualTo("failure");
    assertThat(event.value("haetae.command")).isEqualTo("/bin/sh -c a ; b");
  }

  @Test
  void readsAnRfc5424Line() {
    Read event = events.get(3);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:03Z"));
    assertThat(event.value("priority")).isEqualTo("85");
    assertThat(event.value("message")).isEqualTo("FAILED SU (to root) ana on pts/0");
    assertThat(event.value("haetae.action")).isEqualTo("su");
    assertThat(event.value("haetae.target_user")).isEqualTo("root");
  }

  @Test
  void readsWhoWasAdded() {
    Read event = events.get(4);
    assertThat(event.value("haetae.action")).isEqualTo("user-added");
    assertThat(event.value("haetae.target_user")).isEqualTo("eve");
    assertThat(event.value("haetae.uid")).isEqualTo("0");
  }

  @Test
  void readsTheOwnFileOfVsftpd() {
    assertThat(events.get(5).value("program")).isEqualTo("vsftpd");
    assertThat(events.get(5).time()).isEqualTo(Instant.parse("2026-03-01T12:00:05Z"));
  }

  @Test
  void readsPamOfOlderMachines() {
    Read event =
        Reading.one(
            format,
            "Mar  1 12:00:00 web-1 sshd(pam_unix)[7]: authentication failure; logname= uid=0 euid=0"
                + " tty=NODEVssh ruser= rhost=198.51.100.7  user=root");
    assertThat(event.value("program")).isEqualTo("sshd");
    assertThat(event.value("pid")).isEqualTo("7");
    assertThat(event.value("haetae.address")).isEqualTo("198.51.100.7");
    assertThat(event.value("haetae.user")).isEqualTo("root");
  }

  @Test
  void readsWhatCronRan() {
    Read event = Reading.one(format, "Mar  1 12:00:00 web-1 CRON[9]: (root) CMD (curl x | sh)");
    assertThat(event.value("haetae.action")).isEqualTo("cron-command");
    assertThat(event.value("haetae.command")).isEqualTo("curl x | sh");
  }

  @Test
  void readsAMessageThatWasRepeated() {
    Read event =
        sshd("message repeated 5 times: [ Failed password for root from 192.0.2.1 port 9 ssh2]");
    assertThat(event.value("haetae.repeated")).isEqualTo("5");
    assertThat(event.value("haetae.outcome")).isEqualTo("failure");
    assertThat(event.value("haetae.port")).isEqualTo("9");
  }

  @Test
  void understandsEveryRealLine() throws IOException {
    for (String name : List.of("Linux_2k.log", "OpenSSH_2k.log")) {
      List<String> lines =
          Files.readAllLines(Shared.assumeSamples().resolve("linux").resolve(name));
      Reading reading = Reading.of(format, lines);
      assertThat(reading.notUnderstood()).as(name).isEmpty();
      assertThat(reading.events()).hasSameSizeAs(lines);
    }
  }

  @Test
  void findsEveryFailedLoginOfARealLog() throws IOException {
    List<String> lines =
        Files.readAllLines(Shared.assumeSamples().resolve("linux").resolve("OpenSSH_2k.log"));
    long failed = lines.stream().filter(line -> line.contains(" Failed ")).count();
    assertThat(Reading.of(format, lines).events())
        .filteredOn(event -> event.value("haetae.outcome").equals("failure"))
        .filteredOn(event -> event.value("haetae.action").equals("login"))
        .hasSize((int) failed)
        .allMatch(event -> event.value("haetae.address").matches("[0-9.]+"));
  }

  @Test
  void readsTheSameFactsInTheJournal() {
    assertThat(JsonReading.sample("linux").events())
        .extracting(
            event -> event.text("host"),
            event -> event.text("program"),
            event -> event.text("pid"),
            event -> event.text("haetae.action"),
            event -> event.text("haetae.user"),
            event -> event.text("haetae.target_user"),
            event -> event.text("haetae.address"))
        .containsExactly(
            tuple("web-1", "sshd", "4123", "login", "root", "", "203.0.113.7"),
            tuple("web-1", "useradd", "2014", "user-added", "", "eve", ""));
  }

  private Read sshd(String message) {
    return Reading.one(format, "Mar  1 12:00:00 web-1 sshd[1]: " + message);
  }
}
