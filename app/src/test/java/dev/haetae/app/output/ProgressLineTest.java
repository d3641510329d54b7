package dev.haetae.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.account.ScanProgress.Phase;
import dev.haetae.inputs.Totals;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ScanProgress progress = new ScanProgress();

  @Test
  void tellsBytesAndEventsOfStandardInputAndNoFiles() {
    progress.bytesRead(3_500_000);
    progress.eventsRead(8192);

    assertThat(ProgressLine.text(2, Optional.of(new Totals(0, 0, false)), progress, 3_500_000))
        .isEqualTo("3.5 MB, 8,192 events, 4,096 a second, 0 matches");
  }

  @Test
  void tellsHowManyFilesThereAreAndHowLongTheyTake() {
    progress.bundleDone();

    assertThat(ProgressLine.text(3, Optional.of(new Totals(4, 400, true)), progress, 100))
        .isEqualTo("1 of 4 files, 0.0 MB, 0 events, 0 a second, 0 matches, 9 s left");
  }

  @Test
  void tellsFilesReadWhereNobodyKnowsHowManyThereAre() {
    progress.bundleDone();

    assertThat(ProgressLine.text(1, Optional.empty(), progress, 0)).startsWith("1 file, 0.0 MB");
  }

  @Test
  void countsAnEventThatMatched() {
    progress.matched();

    assertThat(ProgressLine.text(1, Optional.empty(), progress, 0))
        .contains("1 event, 1 a second, 1 match");
  }

  @Test
  void tellsHowMuchIsJudgedOnceAllIsRead() {
    progress.eventsRead(9_000);
    progress.begin(Phase.JUDGING, 400);
    progress.counting(List.of(1, 2, 3, 4).iterator()).forEachRemaining(_ -> {});

    assertThat(ProgressLine.text(3, Phase.JUDGING, progress))
        .isEqualTo("9,000 events read, 4 of 400 matches judged, 4 min 57 s left");
  }

  @Test
  void tellsHowManyRecordsAreReadOnceMore() {
    progress.begin(Phase.JUDGING, 400);
    progress.step();
    progress.begin(Phase.FETCHING, 10);

    assertThat(ProgressLine.text(3, Phase.FETCHING, progress))
        .isEqualTo("0 events read, 0 of 10 records read once more");
  }
}
