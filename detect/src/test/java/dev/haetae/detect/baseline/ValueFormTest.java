package dev.haetae.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueFormTest {
  @Test
  void anAddressIsTheNetworkAroundIt() {
    assertThat(ValueForm.NETWORK.of("203.0.113.77")).isEqualTo("203.0.113.0/24");
    assertThat(ValueForm.NETWORK.of("10.2.3.4")).isEqualTo("10.2.0.0/16");
    assertThat(ValueForm.NETWORK.of("2001:db8:1:2::3")).isEqualTo("2001:db8:1::/48");
    assertThat(ValueForm.NETWORK.of("cloudformation.amazonaws.com"))
        .isEqualTo("cloudformation.amazonaws.com");
  }

  @Test
  void aProgramIsTheSameInAnyVersion() {
    assertThat(ValueForm.PROGRAM.of("aws-cli/2.17.20 md/awscrt#0.21.2 os/linux#6.8.0"))
        .isEqualTo(ValueForm.PROGRAM.of("aws-cli/2.22.4 md/awscrt#0.22.0 os/linux#6.9.0"))
        .isEqualTo("aws-cli on Linux");
    assertThat(ValueForm.PROGRAM.of("kubectl/v1.28.2 (darwin/arm64) kubernetes/89a4ea3"))
        .isEqualTo("kubectl on macOS");
    assertThat(ValueForm.PROGRAM.of("[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12]"))
        .isEqualTo("S3Console");
    assertThat(ValueForm.PROGRAM.of("AWS Internal")).isEqualTo("AWS Internal");
  }

  @Test
  void aBrowserIsWhatItSaysLastAndNotWhatItPretendsToBe() {
    String chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36";
    assertThat(ValueForm.PROGRAM.of(chrome)).isEqualTo("chrome on Windows");
    assertThat(ValueForm.PROGRAM.of(chrome + " Edg/130.0")).isEqualTo("edg on Windows");
  }

  @Test
  void aNameIsWithoutItsNumbers() {
    assertThat(ValueForm.NAME.of("worker-17")).isEqualTo(ValueForm.NAME.of("worker-4"));
  }
}
