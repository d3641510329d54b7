package dev.haetae.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampleLineTest {
  private static final Instant TIME = Instant.parse("2026-03-02T10:00:01Z");

  private static String line(String template, Map<String, @Nullable Object> values) {
    return new SampleLine("weblog/Request", template).line(TIME, values);
  }

  @Test
  void writesTheSamplesOwnValuesWhereNothingIsPatched() {
    assertThat(line("{client=192.0.2.1} GET {path=/}\n", Map.of())).isEqualTo("192.0.2.1 GET /");
  }

  @Test
  void putsAPatchedValueWhereverItsPlaceIs() {
    assertThat(line("{status=200} {status=200}", Map.of("status", 404L))).isEqualTo("404 404");
  }

  @Test
  void writesADashForAValueThatIsTakenAway() {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("agent", null);

    assertThat(line("{agent=curl}", values)).isEqualTo("-");
  }

  @Test
  void writesTheTimeAsThePatternSays() {
    assertThat(line("[{time:dd/MMM/yyyy:HH:mm:ss} +0000]", Map.of()))
        .isEqualTo("[02/Mar/2026:10:00:01 +0000]");
  }

  @Test
  void leavesDollarsAndBackslashesOfAValueAsTheyAre() {
    assertThat(line("{q=x}", Map.of("q", "${jndi:\\1}"))).isEqualTo("${jndi:\\1}");
  }

  @Test
  void takesTheLinesBeforeTheLastForAHeader() {
    SampleLine sample = new SampleLine("cloudfront/Request", "#Version: 1.0\n{path=/}\n");

    assertThat(sample.header()).isEqualTo("#Version: 1.0\n");
    assertThat(sample.line(TIME, Map.of())).isEqualTo("/");
  }

  @Test
  void namesThePlacesThereAreWhereAPatchFitsNone() {
    assertThatThrownBy(() -> line("{path=/} {client=-}", Map.of("uri", "/a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sample weblog/Request has no place uri; it has client, path");
  }

  @Test
  void refusesAValueOfMoreThanOneLine() {
    assertThatThrownBy(() -> line("{path=/}", Map.of("path", "/a\n/b")))
        .hasMessage("sample weblog/Request: a value is more than one line");
  }

  @Test
  void refusesAPatternThatIsNoTime() {
    assertThatThrownBy(() -> line("{time:bbb}", Map.of()))
        .hasMessage("sample weblog/Request: \"bbb\" is no pattern of a time");
  }

  @Test
  void writesTheTimeInSecondsSince1970() {
    assertThat(line("{epoch}", Map.of())).isEqualTo(Long.toString(TIME.getEpochSecond()));
  }

  @Test
  void writesALaterTimeThatATestMayPatch() {
    assertThat(line("{epoch+seconds=10}", Map.of("seconds", 600L)))
        .isEqualTo(Long.toString(TIME.getEpochSecond() + 600));
  }

  @Test
  void refusesSecondsThatAreNoNumber() {
    assertThatThrownBy(() -> line("{epoch+seconds=10}", Map.of("seconds", "soon")))
        .hasMessage("sample weblog/Request: \"soon\" is no number of seconds");
  }
}
