package dev.haetae.detect.indicator.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  private static List<String> values(String text) {
    return ReportText.of(text).stream().map(Observable::value).toList();
  }

  @Test
  void findsWhatIsBracketed() {
    assertThat(
            values(
                "It fetched hxxps://evil[.]com/a.sh (203.0.113[.]7), then called"
                    + " c2[.]bad-domain[.]zip and 198[.]51[.]100[.]4:8080."))
        .containsExactly("evil.com", "203.0.113.7", "c2.bad-domain.zip", "198.51.100.4");
  }

  @Test
  void findsWhatIsPlain() {
    assertThat(
            values(
                "From 203.0.113.7, 198.51.100.0/24 and 2001:db8::7; key AKIAIOSFODNN7EXAMPLE;"
                    + " \"evil.com\"; SHA256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855."))
        .containsExactly(
            "203.0.113.7",
            "198.51.100.0/24",
            "2001:db8::7",
            "AKIAIOSFODNN7EXAMPLE",
            "evil.com",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void takesFilesVersionsAndPeopleForNone() {
    assertThat(
            values(
                "We ran setup.exe and install.sh v1.2.3 (e.g. on web-1.corp), see notes.md, and wrote"
                    + " to ana@example.com about iam.amazonaws.invalidtld/x."))
        .isEmpty();
  }
}
