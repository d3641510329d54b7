package dev.haetae.flow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.log.Place;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class EvidenceFileTest {
  private static Occurrence occurrence(String id, String raw) {
    return new Occurrence(id, 1_000_000, "cloudtrail", new Place("a.json", 1), raw);
  }

  @Test
  void ofNumbersOnlyThoseAreItsOwnAtWhichAnOccurrenceBegins() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create();
        EvidenceFile evidence = new EvidenceFile(folder)) {
      long first = evidence.keep(occurrence("one", "{}"));
      long second = evidence.keep(occurrence("two", ""));
      evidence.complete(second, "{\"a\": 1}", false);
      long completed = evidence.next();
      long third = evidence.keep(occurrence("three", ""));
      long[] asked = {first, first + 1, second, second + 8, completed - 4, third, third + 9_999};
      assertThat(evidence.own(asked)).containsExactly(first, second, third);
    }
  }

  @Test
  void whoseTimeIsThatOfItsFileIsKnownOnceItsRecordIs() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create();
        EvidenceFile evidence = new EvidenceFile(folder)) {
      long own = evidence.keep(occurrence("own", "{}"));
      long kept = evidence.keep(occurrence("kept", "{}").assumed(true));
      long fetched = evidence.keep(occurrence("fetched", ""));
      evidence.complete(fetched, "{}", true);

      assertThat(evidence.occurrence(own).assumed()).isFalse();
      assertThat(evidence.occurrence(kept)).isEqualTo(occurrence("kept", "{}").assumed(true));
      assertThat(evidence.occurrence(fetched)).isEqualTo(occurrence("fetched", "{}").assumed(true));
    }
  }

  @Test
  void evidenceThatIsNotAskedForIsNotItsOwn() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create();
        EvidenceFile evidence = new EvidenceFile(folder)) {
      evidence.keep(occurrence("one", "{}"));
      assertThat(evidence.own(new long[0])).isEmpty();
    }
  }
}
