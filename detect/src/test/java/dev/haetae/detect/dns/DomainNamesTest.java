package dev.haetae.detect.dns;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNamesTest {
  private final DomainNames names = new DomainNames();

  @ParameterizedTest
  @CsvSource({
    "www.example.com.,                     example.com,              example.com,                        www",
    "WWW.Example.CO.UK,                    example.co.uk,            example.co.uk,                      www",
    "example.com,                          example.com,              example.com,                        ''",
    "a.b.d111111abcdef8.cloudfront.net.,   cloudfront.net,           d111111abcdef8.cloudfront.net,      a.b",
    "bucket.s3.eu-west-1.amazonaws.com.,   amazonaws.com,            bucket.s3.eu-west-1.amazonaws.com,  ''",
    "_dmarc.example.org.,                  example.org,              example.org,                        _dmarc",
    "www.xn--55qx5d.cn.,                   www.xn--55qx5d.cn,        www.xn--55qx5d.cn,                  ''",
    "www.ck.,                              www.ck,                   www.ck,                             ''",
    "a.b.c.ck.,                            b.c.ck,                   b.c.ck,                             a",
    "sphinx.mythic-beasts.com.,            mythic-beasts.com,        mythic-beasts.com,                  sphinx",
  })
  void theRegisteredAndTheHeldDomainAreFound(
      String lookedUp, String registered, String held, String subdomain) {
    DomainName name = names.read(lookedUp).orElseThrow();

    assertThat(name.registeredDomain()).isEqualTo(registered);
    assertThat(name.heldDomain()).isEqualTo(held);
    assertThat(name.subdomain()).isEqualTo(subdomain);
    assertThat(name.known()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "localhost", "com.", "co.uk.", "10.0.0.1", "a..", "*"})
  void whatNobodyRegisteredIsEmpty(String lookedUp) {
    assertThat(names.read(lookedUp)).isEmpty();
  }

  @Test
  void aSuffixOfNoRegistryCountsByItsLastTwoLabels() {
    DomainName name = names.read("one.example.com.corp.internal.").orElseThrow();

    assertThat(name.registeredDomain()).isEqualTo("corp.internal");
    assertThat(name.subdomain()).isEqualTo("one.example.com");
    assertThat(name.known()).isFalse();
  }

  @Test
  void bytesThatNoRegistryTakesBelongToTheSubdomain() {
    DomainName name = names.read("\\001é-.x_y.example.com").orElseThrow();

    assertThat(name.subdomain()).isEqualTo("\\001é-.x_y");
  }

  @Test
  void theSameNameReadsTheSameWhenItIsRemembered() {
    assertThat(names.read("a.example.co.jp")).isEqualTo(names.read("a.example.co.jp"));
  }

  @Test
  void aReverseLookUpIsTold() {
    assertThat(names.read("4.3.2.1.in-addr.arpa.").orElseThrow().isReverse()).isTrue();
  }

  @Property
  void anyTextIsReadWithoutFailing(@ForAll String text) {
    names
        .read(text + ".com")
        .ifPresent(name -> assertThat(name.name()).endsWith(name.heldDomain()));
  }
}
