package dev.haetae.model.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressScopeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "::ffff:10.1.2.3"
      })
  void oneNetworksAddressesArePrivate(String address) {
    assertThat(AddressScope.of(address)).isEqualTo(AddressScope.PRIVATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "127.0.0.1",
        "224.0.0.251",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "::1",
        "ff02::fb",
        "",
        "cloudtrail.amazonaws.com",
        "10.0.0",
        "fed"
      })
  void whatIsNoOneMachineIsNobodys(String address) {
    assertThat(AddressScope.of(address)).isEqualTo(AddressScope.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "169.253.0.1",
        "203.0.113.9",
        "2001:db8::1",
        "::ffff:203.0.113.9"
      })
  void theRestIsTheInternet(String address) {
    assertThat(AddressScope.of(address)).isEqualTo(AddressScope.PUBLIC);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, true",
    "10.1.0.0/16, false",
    "100.0.0.0/8, false",
    "224.0.0.0/3, false",
    "2001:db8::/32, true",
    "::/0, false"
  })
  void aNetworkIsPublicWhereAllOfItIs(String network, boolean isPublic) {
    assertThat(AddressScope.isPublic(Network.parse(network).orElseThrow())).isEqualTo(isPublic);
  }
}
