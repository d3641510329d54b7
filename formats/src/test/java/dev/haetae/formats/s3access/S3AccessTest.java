package dev.haetae.formats.s3access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class S3AccessTest {
  private final S3Access format = new S3Access();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsARequest() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.value("bucket_name")).isEqualTo("finance-reports");
    assertThat(event.value("requester"))
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/Analyst/ana");
    assertThat(event.value("operation")).isEqualTo("REST.GET.OBJECT");
    assertThat(event.value("haetae.query")).isEqualTo("versionId=null");
    assertThat(event.value("useragent")).isEqualTo("aws-cli/2.15.0 md/Botocore#1.34");
    assertThat(event.value("tlsversion")).isEqualTo("TLSv1.2");
  }

  @Test
  void tellsTheRoleBehindASession() {
    assertThat(events.get(0).value("haetae.principal"))
        .isEqualTo("arn:aws:iam::111122223333:role/Analyst");
    assertThat(events.get(1).values()).doesNotContainKey("haetae.principal");
  }

  @Test
  void tellsHowARequestEnded() {
    assertThat(events.get(0).value("haetae.outcome")).isEqualTo("success");
    assertThat(events.get(1).value("haetae.outcome")).isEqualTo("denied");
  }

  @Test
  void readsFieldsBeyondAQuoteNobodyEscaped() {
    Read event = events.get(1);
    assertThat(event.value("errorcode")).isEqualTo("AccessDenied");
    assertThat(event.values()).doesNotContainKeys("requester", "key", "referrer");
    assertThat(event.value("endpoint")).isEqualTo("finance-reports.s3.eu-west-1.amazonaws.com");
    assertThat(event.value("aclrequired")).isEqualTo("Yes");
    assertThat(event.value("sourceregion")).isEqualTo("eu-west-1");
  }

  @Test
  void reportsALineThatBreaksOff() {
    String half = Reading.sample(format).get(0).substring(0, 160);
    List<String> lines = List.of(Reading.sample(format).get(0), half);
    assertThat(Reading.of(format, lines).notUnderstood()).containsExactly(half);
  }
}
