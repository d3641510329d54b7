package dev.haetae.detect.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.state.InProcessStateStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressesTest {
  private final ServiceAddresses addresses =
      new ServiceAddresses(new InProcessStateStore(ServiceAddresses.cells(), 10));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.eu-west-1.amazonaws.com.",
        "backup.s3.eu-west-1.amazonaws.com",
        "backup.s3.amazonaws.com",
        "backup.s3.dualstack.us-east-2.amazonaws.com",
        "s3-eu-west-1.amazonaws.com",
        "dynamodb.us-east-2.amazonaws.com",
        "s3.cn-north-1.amazonaws.com.cn"
      })
  void knowsStoresByTheirNames(String name) {
    addresses.met(name, "52.219.96.20");

    assertThat(addresses.isStore("52.219.96.20")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.example.com",
        "s3.eu-west-1.amazonaws.com.example.com",
        "ec2-203-0-113-9.eu-west-1.compute.amazonaws.com",
        "sqs.eu-west-1.amazonaws.com",
        "fakes3.amazonaws.com"
      })
  void othersAreNone(String name) {
    addresses.met(name, "203.0.113.9");

    assertThat(addresses.isStore("203.0.113.9")).isFalse();
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(addresses.isStore("52.219.96.20")).isFalse();
  }
}
