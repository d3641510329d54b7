package dev.haetae.formats.eksauthenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EksAuthenticatorTest {
  private final EksAuthenticator format = new EksAuthenticator();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsWhoWasTakenForWhom() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.account()).isEqualTo("111122223333");
    assertThat(event.value("arn")).isEqualTo("arn:aws:iam::111122223333:role/cluster-admin");
    assertThat(event.value("username")).isEqualTo("kubernetes-admin");
    assertThat(event.value("groups")).isEqualTo("[system:masters]");
    assertThat(event.value("haetae.address")).isEqualTo("127.0.0.1");
    assertThat(event.value("haetae.outcome")).isEqualTo("success");
  }

  @Test
  void readsTheKeyATokenWasSignedWith() {
    assertThat(events.get(1).value("accesskeyid")).isEqualTo("ASIAIOSFODNN7EXAMPLE");
  }

  @Test
  void tellsThatAccessWasDenied() {
    assertThat(events.get(2).value("haetae.outcome")).isEqualTo("failure");
  }

  @Test
  void leavesOtherProgramsAloneThatWriteNamesAndValues() {
    assertThat(
            Reading.recognise(
                format,
                List.of("time=\"2026-03-01T12:00:00Z\" level=info msg=\"started\" port=80")))
        .isEmpty();
  }
}
