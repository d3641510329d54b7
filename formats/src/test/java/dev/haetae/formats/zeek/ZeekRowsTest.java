package dev.haetae.formats.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.JsonReading;
import dev.haetae.model.log.Problem;
import org.junit.jupiter.api.Test;

class ZeekRowsTest {
  private static final String HEADER =
      """
      #separator \\x09
      #set_separator\t,
      #empty_field\t(empty)
      #unset_field\t-
      #path\tdns
      #fields\tts\tuid\tid.orig_h\tid.resp_h\ttrans_id\tquery\tAA\tanswers\tTTLs
      #types\ttime\tstring\taddr\taddr\tcount\tstring\tbool\tvector[string]\tvector[interval]
      """;

  @Test
  void readsATableAsTheSameLogAsJson() {
    String row =
        "1772366400.130123\tCabc\t10.0.0.5\t10.0.0.2\t7\ta\\x09b\"\tT\t192.0.2.1,192.0.2.2\t60.0,5.0\n";
    String json =
        "{\"ts\":1772366400.130123,\"uid\":\"Cabc\",\"id.orig_h\":\"10.0.0.5\",\"id.resp_h\":\"10.0.0.2\","
            + "\"trans_id\":7,\"query\":\"a\\tb\\\"\",\"AA\":true,"
            + "\"answers\":[\"192.0.2.1\",\"192.0.2.2\"],\"TTLs\":[60.0,5.0]}";

    JsonReading reading = JsonReading.of(HEADER + row + "#close\t2026-03-01-09-00-00\n");

    assertThat(reading).isEqualTo(JsonReading.of(json));
    assertThat(reading.events().get(0).log()).isEqualTo("zeek");
  }

  @Test
  void leavesOutWhatIsNotSetAndKeepsWhatIsEmpty() {
    String row = "1772366400.1\tCabc\t10.0.0.5\t10.0.0.2\t7\t-\t-\t(empty)\t-\n";
    String json =
        "{\"ts\":1772366400.1,\"uid\":\"Cabc\",\"id.orig_h\":\"10.0.0.5\",\"id.resp_h\":\"10.0.0.2\","
            + "\"trans_id\":7,\"answers\":[]}";
    assertThat(JsonReading.of(HEADER + row)).isEqualTo(JsonReading.of(json));
  }

  @Test
  void countsARowOfAnotherWidth() {
    JsonReading reading = JsonReading.of(HEADER + "1772366400.1\tCabc\n");
    assertThat(reading.events()).isEmpty();
    assertThat(reading.problems())
        .extracting(Problem::reason)
        .containsExactly(Problem.Reason.NOT_UNDERSTOOD);
  }

  @Test
  void readsATableThatBeginsWithItsNames() {
    String row = "1772366400.1\tCabc\t10.0.0.5\t10.0.0.2\t7\t-\t-\t(empty)\t-\n";
    String cut = HEADER.substring(HEADER.indexOf("#fields"));
    assertThat(JsonReading.of(cut + row)).isEqualTo(JsonReading.of(HEADER + row));
  }

  @Test
  void takesAnotherHeaderOnTheWay() {
    String other =
        """
        #separator |
        #fields|ts|fuid|source
        #types|time|string|string
        1772366400.1|Fabc|HTTP
        """;
    assertThat(JsonReading.of(HEADER + other).events())
        .extracting(event -> event.text("source"))
        .containsExactly("HTTP");
  }
}
