package dev.haetae.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.geo.Geography;
import org.junit.jupiter.api.Test;

class ValueFormTest {
  private static String written(ValueForm form, String value) {
    return form.of(value, Geography.NONE);
  }

  @Test
  void anAddressIsTheNetworkAroundIt() {
    assertThat(written(ValueForm.NETWORK, "203.0.113.77")).isEqualTo("203.0.113.0/24");
    assertThat(written(ValueForm.NETWORK, "10.2.3.4")).isEqualTo("10.2.0.0/16");
    assertThat(written(ValueForm.NETWORK, "2001:db8:1:2::3")).isEqualTo("2001:db8:1::/48");
    assertThat(written(ValueForm.NETWORK, "cloudformation.amazonaws.com"))
        .isEqualTo("cloudformation.amazonaws.com");
  }

  @Test
  void whereNobodyTellsCountriesThereIsNone() {
    assertThat(written(ValueForm.COUNTRY, "203.0.113.77")).isEmpty();
  }

  @Test
  void aProgramIsTheSameInAnyVersion() {
    assertThat(written(ValueForm.PROGRAM, "aws-cli/2.17.20 md/awscrt#0.21.2 os/linux#6.8.0"))
        .isEqualTo(written(ValueForm.PROGRAM, "aws-cli/2.22.4 md/awscrt#0.22.0 os/linux#6.9.0"))
        .isEqualTo("aws-cli on Linux");
    assertThat(written(ValueForm.PROGRAM, "kubectl/v1.28.2 (darwin/arm64) kubernetes/89a4ea3"))
        .isEqualTo("kubectl on macOS");
    assertThat(written(ValueForm.PROGRAM, "[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12]"))
        .isEqualTo("S3Console");
    assertThat(written(ValueForm.PROGRAM, "AWS Internal")).isEqualTo("AWS Internal");
  }

  @Test
  void theServiceThatCalledForSomebodyIsNotTheirProgram() {
    assertThat(written(ValueForm.PROGRAM, "cloudformation.amazonaws.com")).isEmpty();
  }

  @Test
  void aBrowserIsWhatItSaysLastAndNotWhatItPretendsToBe() {
    String chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36";
    assertThat(written(ValueForm.PROGRAM, chrome)).isEqualTo("chrome on Windows");
    assertThat(written(ValueForm.PROGRAM, chrome + " Edg/130.0")).isEqualTo("edg on Windows");
  }

  @Test
  void whatAPipelineRunsForIsWithoutNames() {
    String repository = "repo:owner/name:";
    assertThat(written(ValueForm.TRIGGER, repository + "ref:refs/heads/feature/cart"))
        .isEqualTo(written(ValueForm.TRIGGER, repository + "ref:refs/heads/main"))
        .isEqualTo("ref:refs/heads");
    assertThat(written(ValueForm.TRIGGER, repository + "pull_request")).isEqualTo("pull_request");
    assertThat(written(ValueForm.TRIGGER, repository + "environment:prod"))
        .isEqualTo("environment");
    assertThat(written(ValueForm.TRIGGER, "system:admin")).isEmpty();
  }

  @Test
  void aNameIsWithoutItsNumbers() {
    assertThat(written(ValueForm.NAME, "worker-17")).isEqualTo(written(ValueForm.NAME, "worker-4"));
  }
}
