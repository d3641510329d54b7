package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerLinesTest {
  private static final String REQUEST =
      "203.0.113.7 - - [01/Mar/2026:08:16:02 +0000] \"GET /a HTTP/1.1\" 200 512";
  private static final String ESCAPED = REQUEST.replace("\"", "\\\"");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'log':'%s\\n','stream':'stdout','time':'2026-03-01T08:16:02.130123Z'}",
        "{'log':'%s','kubernetes':{'pod_name':'p','namespace_name':'n'}}",
        "{'message':'2026-03-01T08:16:02.130123456Z stdout F %s','kubernetes':{'pod_name':'p'}}"
      })
  void readsTheLineInAnObject(String object) {
    JsonReading reading = JsonReading.of(object.replace('\'', '"').formatted(ESCAPED));
    assertThat(reading.events())
        .extracting(JsonReading.Read::log, event -> event.text("src_ip"))
        .containsExactly(tuple("weblog", "203.0.113.7"));
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void readsTheLineBehindTimeAndStream() {
    String line = "2026-03-01T08:16:02.130123456+00:00 stderr F " + REQUEST + "\n";
    assertThat(JsonReading.of(line + line).events())
        .extracting(JsonReading.Read::log)
        .containsExactly("weblog", "weblog");
  }

  @Test
  void joinsThePartsALongLineWasCutInto() {
    int middle = REQUEST.length() / 2;
    String time = "2026-03-01T08:16:02.130123456Z ";
    JsonReading reading =
        JsonReading.of(
            String.join(
                "\n",
                time + "stdout F " + REQUEST,
                time + "stdout P " + REQUEST.substring(0, 9),
                time + "stderr F " + REQUEST,
                time + "stdout P " + REQUEST.substring(9, middle),
                time + "stdout F " + REQUEST.substring(middle),
                time + "stdout F " + REQUEST,
                time + "stdout P " + REQUEST));
    assertThat(reading.events())
        .extracting(JsonReading.Read::log)
        .containsExactly("weblog", "weblog", "weblog", "weblog", "weblog");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void keepsTheObjectWithItsPodWhereTheLineIsOfNoKnownLog() {
    String object = "{\"log\":\"order 7 paid\\n\",\"kubernetes\":{\"pod_name\":\"p\"}}";
    assertThat(JsonReading.of(object).events())
        .extracting(JsonReading.Read::log)
        .containsExactly("json");
  }

  @Test
  void takesAnotherObjectWithALogForItself() {
    assertThat(JsonReading.of("{\"log\":\"here\",\"time\":\"2026-03-01T08:16:02Z\"}").events())
        .extracting(JsonReading.Read::log)
        .containsExactly("json");
  }
}
