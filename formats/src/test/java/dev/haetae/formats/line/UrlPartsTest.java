package dev.haetae.formats.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlPartsTest {

  @Test
  void partsATargetAtItsFirstQuestionMark() {
    assertThat(UrlParts.path("/a?b=c?d")).isEqualTo("/a");
    assertThat(UrlParts.query("/a?b=c?d")).isEqualTo("b=c?d");
  }

  @Test
  void findsNoQueryWithoutAQuestionMark() {
    assertThat(UrlParts.path("/a")).isEqualTo("/a");
    assertThat(UrlParts.query("/a")).isEmpty();
  }
}
