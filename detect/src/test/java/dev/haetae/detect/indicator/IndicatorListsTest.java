package dev.haetae.detect.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.haetae.model.address.Address;
import dev.haetae.model.address.Network;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IndicatorListsTest {
  private static final long DAY = 86_400_000_000L;

  private final IndicatorLists.Builder builder = new IndicatorLists.Builder();

  private static Indicator indicator(IndicatorKind kind, String value, Category category) {
    return new Indicator(kind, value, category, 75, Indicator.NEVER, "");
  }

  private IndicatorSink list(String name) {
    return builder.begin(new IndicatorLists.Source(name, name + ".txt"));
  }

  private static List<String> values(Listings listings) {
    return listings.all().stream().map(each -> each.indicator().value()).toList();
  }

  private static Listings of(IndicatorLists lists, IndicatorKind kind, String value) {
    return lists.of(kind, value, 0);
  }

  @Test
  void anAddressIsFoundInTheNetworksItLiesInTheNarrowestFirst() {
    IndicatorSink list = list("a");
    list.take(indicator(IndicatorKind.ADDRESS, "203.0.0.0/16", Category.THREAT));
    list.take(indicator(IndicatorKind.ADDRESS, "203.0.113.7", Category.THREAT));
    list.take(indicator(IndicatorKind.ADDRESS, "203.0.113.0/24", Category.THREAT));
    IndicatorLists lists = builder.build();

    assertThat(values(of(lists, IndicatorKind.ADDRESS, "203.0.113.7")))
        .containsExactly("203.0.113.7", "203.0.113.0/24", "203.0.0.0/16");
    assertThat(values(of(lists, IndicatorKind.ADDRESS, "203.0.114.1")))
        .containsExactly("203.0.0.0/16");
    assertThat(values(of(lists, IndicatorKind.ADDRESS, "203.1.0.0"))).isEmpty();
  }

  @Test
  void addressesOfTheOtherFamilyAreApart() {
    list("a").take(indicator(IndicatorKind.ADDRESS, "2001:db8::/32", Category.THREAT));
    IndicatorLists lists = builder.build();

    assertThat(values(of(lists, IndicatorKind.ADDRESS, "2001:db8:ffff::1")))
        .containsExactly("2001:db8::/32");
    assertThat(values(of(lists, IndicatorKind.ADDRESS, "32.1.13.184"))).isEmpty();
  }

  @Test
  void ipv4InsideIpv6IsIpv4() {
    list("a").take(indicator(IndicatorKind.ADDRESS, "192.0.2.1", Category.THREAT));

    assertThat(values(of(builder.build(), IndicatorKind.ADDRESS, "::ffff:192.0.2.1")))
        .containsExactly("192.0.2.1");
  }

  @Test
  void aDomainIsMetByItsSubdomainsAndByNoOtherNameThatEndsLikeIt() {
    list("a").take(indicator(IndicatorKind.DOMAIN, "evil.example", Category.C2));
    IndicatorLists lists = builder.build();

    assertThat(values(of(lists, IndicatorKind.DOMAIN, "a.b.Evil.EXAMPLE.")))
        .containsExactly("evil.example");
    assertThat(values(of(lists, IndicatorKind.DOMAIN, "notevil.example"))).isEmpty();
    assertThat(values(of(lists, IndicatorKind.DOMAIN, "example"))).isEmpty();
  }

  @Test
  void whatStandsOnSeveralListsIsToldWithAllOfThem() {
    list("one").take(indicator(IndicatorKind.DOMAIN, "evil.example", Category.C2));
    list("two").take(indicator(IndicatorKind.DOMAIN, "evil.example", Category.PHISHING));

    assertThat(of(builder.build(), IndicatorKind.DOMAIN, "evil.example").threats())
        .extracting(Listing::list, each -> each.indicator().category())
        .containsExactlyInAnyOrder(tuple("one", Category.C2), tuple("two", Category.PHISHING));
  }

  @Test
  void trustedWins() {
    list("bad").take(indicator(IndicatorKind.ADDRESS, "203.0.113.7", Category.C2));
    list("good").take(indicator(IndicatorKind.ADDRESS, "203.0.113.0/24", Category.TRUSTED));

    Listings listings = of(builder.build(), IndicatorKind.ADDRESS, "203.0.113.7");

    assertThat(listings.isTrusted()).isTrue();
    assertThat(listings.threats()).isEmpty();
    assertThat(listings.all()).hasSize(2);
  }

  @Test
  void anEntryCountsForEventsBeforeItsExpiryOnly() {
    list("a")
        .take(
            new Indicator(
                IndicatorKind.ADDRESS, "203.0.113.7", Category.C2, 75, 10 * DAY - 5, "x"));
    IndicatorLists lists = builder.build();

    assertThat(lists.of(IndicatorKind.ADDRESS, "203.0.113.7", 10 * DAY - 1).threats()).hasSize(1);
    assertThat(lists.of(IndicatorKind.ADDRESS, "203.0.113.7", 10 * DAY).threats()).isEmpty();
  }

  @Test
  void anExpiredEntryDoesNotHideTheNetworkAroundIt() {
    IndicatorSink list = list("a");
    list.take(new Indicator(IndicatorKind.ADDRESS, "203.0.113.7", Category.C2, 75, DAY, "x"));
    list.take(indicator(IndicatorKind.ADDRESS, "203.0.113.0/24", Category.C2));

    assertThat(values(builder.build().of(IndicatorKind.ADDRESS, "203.0.113.7", 2 * DAY)))
        .containsExactly("203.0.113.0/24");
  }

  @Test
  void aMillionAddressesTakeAFewBytesEach() {
    IndicatorSink list = list("many");
    Random random = new Random(7);
    for (int i = 0; i < 1_000_000; i++) {
      int bits = random.nextInt();
      String text =
          (bits >>> 24)
              + "."
              + ((bits >>> 16) & 255)
              + "."
              + ((bits >>> 8) & 255)
              + "."
              + (bits & 255);
      list.take(indicator(IndicatorKind.ADDRESS, text, Category.THREAT));
    }

    assertThat(builder.build().bytes()).isLessThan(14_000_000);
  }

  @Provide
  Arbitrary<List<String>> networks() {
    Arbitrary<String> four =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 32))
            .as((a, b, prefix) -> a * 60 + "." + b + ".0." + a + "/" + prefix);
    Arbitrary<String> six =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 128))
            .as((a, b, prefix) -> "20" + a + "1::" + b + "/" + prefix);
    return Arbitraries.oneOf(four, six).list().ofMaxSize(40);
  }

  @Property(tries = 300)
  void addressesAreFoundAsByLookingThroughAllNetworks(
      @ForAll("networks") List<String> networks, @ForAll("networks") List<String> wanted) {
    IndicatorLists.Builder gathering = new IndicatorLists.Builder();
    IndicatorSink list = gathering.begin(new IndicatorLists.Source("a", "a"));
    networks.forEach(each -> list.take(indicator(IndicatorKind.ADDRESS, each, Category.THREAT)));
    IndicatorLists lists = gathering.build();

    for (String each : wanted) {
      byte[] text = each.substring(0, each.indexOf('/')).getBytes(StandardCharsets.UTF_8);
      Address address = new Address();
      assertThat(address.read(text, 0, text.length)).isTrue();
      long expected =
          networks.stream()
              .filter(network -> Network.parse(network).orElseThrow().contains(address))
              .count();
      assertThat(lists.of(address, 0).all()).hasSize((int) expected);
    }
  }

  @Property(tries = 300)
  void domainsAreFoundAsByLookingThroughAll(
      @ForAll("names") List<String> listed, @ForAll("names") List<String> wanted) {
    IndicatorLists.Builder gathering = new IndicatorLists.Builder();
    IndicatorSink list = gathering.begin(new IndicatorLists.Source("a", "a"));
    listed.forEach(each -> list.take(indicator(IndicatorKind.DOMAIN, each, Category.THREAT)));
    IndicatorLists lists = gathering.build();

    for (String name : wanted) {
      List<String> expected =
          listed.stream()
              .filter(each -> ("." + name).endsWith("." + each))
              .map(each -> each.toLowerCase(Locale.ROOT))
              .sorted()
              .toList();
      assertThat(values(of(lists, IndicatorKind.DOMAIN, name)).stream().sorted().toList())
          .isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of("a", "b", "ab", "ba")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(labels -> String.join(".", labels))
        .list()
        .ofMaxSize(30);
  }
}
