package dev.haetae.app.report.first;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.report.ReportSamples;
import dev.haetae.app.text.TimeText;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryLinesTest {

  private static List<String> lines(ZoneId zone) {
    return StoryLines.of(ReportSamples.attack().sequence().orElseThrow(), new TimeText(zone));
  }

  @Test
  void tellsAStepALineAndWhoActedOnlyWhereItChanges() {
    assertThat(lines(ZoneOffset.UTC))
        .containsExactly(
            "1. 2026-03-01 10:00:00  user/alice: Permissions were explored",
            "2. 2026-03-01 10:05:00  An access key was made for another user",
            "3. 2026-03-01 10:10:00  CloudTrail logging was switched off",
            "4. 2026-03-01 10:20:00  user/backup-svc: A snapshot was shared with another account");
  }

  @Test
  void tellsTimesInTheZoneOfTheReport() {
    assertThat(lines(ZoneId.of("Asia/Seoul")).getFirst()).startsWith("1. 2026-03-01 19:00:00  ");
  }
}
