package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @TempDir private Path folder;

  @Test
  void holdsWhatComesWithHaetaeAndTheUsersOwn() throws IOException {
    write("own.yml", RULE.formatted("StopLogging", "cloudtrail/StopLogging"));

    Run run = Run.of("test", folder.toString());

    assertThat(run.out()).contains("all hold");
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
    assertThat(run.out()).contains("own.yml:5:", "containz", "^", "Refused, see above: 1");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
