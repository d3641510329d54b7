package dev.haetae.detect.network.unusual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.state.Written;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is kept of what a machine sends. */
class SentVolumesTest {
  @Test
  void theMostOfEachHourIsKeptForAWeek() {
    SentVolumes sent = new SentVolumes();
    sent.add("a", 1_000_000, 0, 0);
    for (int hour = 1; hour <= HourlyMost.MOST; hour++) {
      sent.add("a", 60, hour, hour);
      sent.add("a", 40, hour, hour);
      sent.add("b", 70, hour, hour);
    }
    assertThat(sent.past().most()).isEqualTo(1_000_000);

    sent.add("a", 1, HourlyMost.MOST + 1, HourlyMost.MOST + 1);
    assertThat(sent.past().most()).isEqualTo(100);
    assertThat(sent.past().usual()).isEqualTo(100);
    assertThat(sent.past().hours()).isEqualTo(HourlyMost.MOST);
  }

  @Test
  void manyPlacesNeverMakeOneLookLarger() {
    SentVolumes sent = new SentVolumes();
    for (int place = 0; place < 10_000; place++) {
      assertThat(sent.add("place " + place, 10, 1, 1)).isEqualTo(10);
    }
  }

  @Test
  void whatANewPlaceWasSentIsComparedWithOthers() {
    SentVolumes sent = new SentVolumes();
    for (int day = 0; day < 3; day++) {
      sent.add("usual", 100, day * 24L, day * 24L);
    }
    sent.add("new", 300, 72, 72);
    sent.add("new", 400, 96, 96);
    sent.add("new", 500, 99, 96);
    sent.add("new", 200, 99, 96);

    assertThat(sent.timesForemost("usual")).isEqualTo(3);
    assertThat(sent.timesForemost("new")).isEqualTo(1);
    assertThat(sent.mostToOthers("new")).isEqualTo(100);
    assertThat(sent.mostToOthers("usual")).isEqualTo(300);
    assertThat(sent.mostInAnHour("new")).isEqualTo(700);
    assertThat(sent.sentTo("new")).isEqualTo(1_100);
  }

  @Test
  void volumesGoOnWhereTheyWereWritten() throws IOException {
    SentVolumes sent = new SentVolumes();
    for (int i = 0; i < 500; i++) {
      sent.add("place " + i % 90, i, i / 100, i / 100);
    }
    sent.tell("place 49");

    // In which order counters would be given up follows from the rest.
    assertThat(Written.andRead(sent, SentVolumes.CODEC))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes("places\\.(smallest|begun)", ".*\\.(order|ranked)")
        .isEqualTo(sent);
  }
}
