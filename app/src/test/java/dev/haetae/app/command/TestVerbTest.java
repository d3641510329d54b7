package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestVerbTest {
  private static final String RULE =
      """
      title: Our own rule
      id: 0a0a0a0a-0000-4000-8000-000000000001
      logsource: {product: aws, service: cloudtrail}
      detection:
        call: {eventName: %s}
        condition: call
      tests:
        fires: [%s]
        quiet: [cloudtrail/StartLogging]
      """;

  private static final String PLACED =
      """
      title: A call in one of our accounts
      id: 0a0a0a0a-0000-4000-8000-000000000002
      logsource: {product: aws, service: cloudtrail}
      detection:
        call: {eventName: StopLogging, "recipientAccountId|expand": "%own_accounts%"}
        condition: call
      tests:
        fires: [cloudtrail/StopLogging]
      """;

  private static final String LISTED =
      """
      title: A call from a listed address
      id: 0a0a0a0a-0000-4000-8000-000000000003
      logsource: {product: aws, service: cloudtrail}
      detection:
        call: {eventName: StopLogging}
        condition: call
      mechanism: {indicator: {of: {sourceIPAddress: address}, categories: [threat]}}
      level: low
      finding:
        type: Recon:IAMUser/OurList
        identity: [sourceIPAddress]
        says: "{indicator.value} called"
        why: It is on our list.
        next: [Look]
      tests:
        fires: [{sample: cloudtrail/StopLogging, with: {sourceIPAddress: 203.0.113.99}}]
        quiet: [cloudtrail/StopLogging]
      """;

  private static final String TRAVELLED =
      """
      title: Signed in from two places
      id: 0a0a0a0a-0000-4000-8000-000000000004
      logsource: {product: aws, service: cloudtrail}
      detection:
        login: {eventName: ConsoleLogin}
        condition: login
      mechanism:
        impossibletravel:
          {who: userIdentity.arn, from: haetae.address, speed: 1000, apart: 500, together: 1h, within: 24h}
      level: low
      finding:
        type: Recon:IAMUser/OurTravel
        identity: [userIdentity.arn]
        says: "{userIdentity.arn} in {travel.here}"
        why: Nobody is in two places.
        next: [Look]
      tests:
        fires:
          - - {sample: cloudtrail/ConsoleLogin, with: {sourceIPAddress: 203.0.113.7}}
            - {sample: cloudtrail/ConsoleLogin, every: 20m, with: {sourceIPAddress: 198.51.100.7}}
      """;

  @TempDir private Path folder;

  @Test
  void holdsWhatComesWithHaetae() {
    Run run = Run.of("test");

    assertThat(run.out()).containsPattern("[0-9,]{5,} tests of [0-9]{3,} detectors: all hold");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void testsOnlyWhatTheUsersFolderHolds() throws IOException {
    write("own.yml", RULE.formatted("StopLogging", "cloudtrail/StopLogging"));

    Run run = Run.of("test", folder.toString());

    assertThat(run.out()).isEqualToIgnoringNewLines("2 tests of 1 detector: all hold");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void takesTheUsersSamplesBeforeOurs() throws IOException {
    write("own.yml", RULE.formatted("OurCall", "cloudtrail/StopLogging"));
    write(
        "samples/cloudtrail/StopLogging.json",
        "{\"eventVersion\":\"1.11\",\"eventName\":"
            + "\"OurCall\",\"eventSource\":\"ours.amazonaws.com\",\"awsRegion\":\"us-east-1\","
            + "\"eventTime\":\"2026-03-02T10:00:00Z\",\"userIdentity\":{\"type\":\"Root\"}}");

    assertThat(Run.of("test", folder.toString()).out()).doesNotContain("own.yml");
  }

  @Test
  void namesTheFileAndTheCaseThatDoesNotHold() throws IOException {
    write("own.yml", RULE.formatted("DeleteTrail", "cloudtrail/StopLogging"));

    Run run = Run.of("test", folder.toString());

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out())
        .containsPattern("own\\.yml +fires 1: cloudtrail/StopLogging +it does not fire");
  }

  @Test
  void pointsAtTheMistakeInARuleItRefuses() throws IOException {
    write("own.yml", RULE.replace("eventName:", "eventName|containz:"));

    Run run = Run.of("test", folder.toString());

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out())
        .contains("own.yml:5:", "containz", "^")
        .contains("0 tests of 0 detectors: nothing was tested; 1 mistake is above")
        .doesNotContain("all hold");
  }

  @Test
  void tellsTheUsersRulesOfTheirPlaceAndHaetaesNot() throws IOException {
    write("rules/own.yml", PLACED);
    write("our-aws.yml", "accounts:\n  '111122223333': ours\nscanners: ['*']\n");

    Run untold = Run.of(List.of("test", folder.resolve("rules").toString()));
    Run told =
        Run.of(
            "test",
            folder.resolve("rules").toString(),
            "--environment",
            folder.resolve("our-aws.yml").toString());

    assertThat(untold.out()).contains("%own_accounts% has no values");
    assertThat(told.out()).contains("all hold");
  }

  @Test
  void looksAtTheListsThatAreNamed() throws IOException {
    write("rules/own.yml", LISTED);
    write("list.txt", "203.0.113.99\n");
    Path lists = folder.resolve("intel");
    Run.of(List.of("intel", "add", "ours", folder.resolve("list.txt"), "--intel", lists));

    Run without = Run.of(List.of("test", folder.resolve("rules")));
    Run with = Run.of(List.of("test", folder.resolve("rules"), "--intel", lists));

    assertThat(without.out()).containsPattern("own\\.yml +fires 1: .* +it does not fire");
    assertThat(with.out()).contains("all hold");
  }

  @Test
  void looksUpPlacesInTheFilesThatAreNamed() throws IOException {
    write("rules/own.yml", TRAVELLED);
    write(
        "places.csv",
        "start,end,country\n203.0.113.0,203.0.113.255,KR\n198.51.100.0,198.51.100.255,BR\n");

    Run without = Run.of(List.of("test", folder.resolve("rules")));
    Run with =
        Run.of(List.of("test", folder.resolve("rules"), "--geo", folder.resolve("places.csv")));

    assertThat(without.out()).containsPattern("own\\.yml +fires 1: .* +it does not fire");
    assertThat(with.out()).contains("all hold");
  }

  @Test
  void refusesToTellHaetaesOwnDetectorsOfAPlace() {
    Run run = Run.of("test", "--geo", "country.mmdb");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("expected their folder");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
