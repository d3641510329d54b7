package dev.haetae.detect.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.0/24",
    "10.1.2.3, 10.1.0.0/16",
    "100.64.7.9, 100.64.0.0/16",
    "2001:db8:1:2::3, 2001:db8:1::/48",
    "cloudtrail.amazonaws.com, cloudtrail.amazonaws.com"
  })
  void anAddressStandsForTheNetworkAroundIt(String address, String network) {
    assertThat(Networks.around(address)).isEqualTo(network);
  }
}
