package dev.haetae.detect.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {
  private static KnownEnvironment read(String text) {
    EnvironmentFile file = EnvironmentFile.read("our.yml", text);
    assertThat(file.problems()).isEmpty();
    return file.environment();
  }

  private static String problem(String text) {
    return EnvironmentFile.read("our.yml", text).problems().get(0).toString();
  }

  @Test
  void tellsOwnAccountsByName() {
    KnownEnvironment known = read("accounts: {'111122223333': production, 044455556666: dev}\n");

    assertThat(known.accounts())
        .containsEntry("111122223333", "production")
        .containsEntry("044455556666", "dev");
    assertThat(known.isOwnAccount("044455556666")).isTrue();
    assertThat(known.isOwnAccount("999999999999")).isFalse();
  }

  @Test
  void whatIsMeantToBePublicIsKnownByNameOrArn() {
    KnownEnvironment known =
        read("public: ['www-*', 'arn:aws:s3:::downloads', ami-0123456789abcdef0]\n");

    assertThat(known.isMeantPublic("www-eu")).isTrue();
    assertThat(known.isMeantPublic("downloads")).isTrue();
    assertThat(known.isMeantPublic("arn:aws:s3:::downloads")).isTrue();
    assertThat(known.isMeantPublic("ami-0123456789abcdef0")).isTrue();
    assertThat(known.isMeantPublic("customers")).isFalse();
    assertThat(known.isMeantPublic("my-www-eu")).isFalse();
  }

  @Test
  void everythingIsNotMeantToBePublic() {
    assertThat(problem("public: ['*']\n")).contains("expected the name or ARN");
    assertThat(problem("public: ['arn:aws:s3:::*']\n")).contains("expected the name or ARN");
  }

  @Test
  void scannersArePrincipalsAndAddresses() {
    KnownEnvironment known =
        read("scanners: ['arn:aws:iam::111122223333:role/audit', 10.0.9.0/24]\n");

    assertThat(known.isScanner("arn:aws:iam::111122223333:role/audit")).isTrue();
    assertThat(known.isScanningAddress("10.0.9.4")).isTrue();
    assertThat(known.isScanningAddress("10.0.8.4")).isFalse();
    assertThat(known.placeholders().get("scanners"))
        .containsExactly("arn:aws:iam::111122223333:role/audit");
  }

  @Test
  void ownAddressesAreThoseOfOwnNetworksAndOfEgress() {
    KnownEnvironment known =
        read("networks: [10.0.0.0/8, 'fd00::/8']\negress_addresses: [203.0.113.7]\n");

    assertThat(known.isOwnAddress("10.9.8.7")).isTrue();
    assertThat(known.isOwnAddress("fd12::1")).isTrue();
    assertThat(known.isOwnAddress("203.0.113.7")).isTrue();
    assertThat(known.isOwnAddress("203.0.113.8")).isFalse();
    assertThat(known.isOwnAddress("cloudtrail.amazonaws.com")).isFalse();
    assertThat(known.placeholders().get("networks")).containsExactly("10.0.0.0/8", "fd00::/8");
  }

  @Test
  void insideAreOwnNetworksAndPrivateOnesWhateverIsKnown() {
    assertThat(read("networks: [203.0.113.0/24]\n").placeholders().get(KnownEnvironment.INSIDE))
        .contains("10.0.0.0/8", "fc00::/7", "127.0.0.0/8", "203.0.113.0/24");
    assertThat(KnownEnvironment.UNKNOWN.placeholders().get(KnownEnvironment.INSIDE))
        .contains("10.0.0.0/8", "fc00::/7", "127.0.0.0/8")
        .doesNotContain("203.0.113.0/24");
  }

  @Test
  void aSessionIsOfTheRoleThatIsWritten() {
    KnownEnvironment known =
        read(
            "scanners: ['arn:aws:iam::111122223333:role/ci/Deployer', 'arn:aws:iam::*:role/CI-*']\n");

    assertThat(known.isScanner("arn:aws:sts::111122223333:assumed-role/Deployer/run-7")).isTrue();
    assertThat(known.isScanner("arn:aws:sts::444455556666:assumed-role/CI-web/x")).isTrue();
    assertThat(known.isScanner("arn:aws:sts::444455556666:assumed-role/Deployer/x")).isFalse();
  }

  @Test
  void businessHoursAreOfTheirTimeZone() {
    KnownEnvironment known =
        read("business_hours: {timezone: Asia/Seoul, days: mon-fri, from: '09:00', to: '18:00'}\n");
    BusinessHours hours = known.businessHours().orElseThrow();

    assertThat(hours.contains(micros("2026-03-02T00:30:00Z"))).isTrue();
    assertThat(hours.contains(micros("2026-03-02T09:30:00Z"))).isFalse();
    assertThat(hours.contains(micros("2026-03-01T00:30:00Z"))).isFalse();
  }

  @Test
  void workOverMidnightBelongsToTheDayItBegan() {
    BusinessHours hours =
        read("business_hours: {timezone: UTC, days: [fri], from: '22:00', to: '06:00'}\n")
            .businessHours()
            .orElseThrow();

    assertThat(hours.contains(micros("2026-03-06T23:00:00Z"))).isTrue();
    assertThat(hours.contains(micros("2026-03-07T05:00:00Z"))).isTrue();
    assertThat(hours.contains(micros("2026-03-06T05:00:00Z"))).isFalse();
  }

  private static long micros(String time) {
    return Instant.parse(time).toEpochMilli() * 1000;
  }

  @Test
  void aMistakeIsPointedAt() {
    assertThat(problem("networks:\n  - 10.0.0.0/8\n  - 10.0.0.0/33\n"))
        .startsWith("our.yml:3:5: expected an address or a network")
        .endsWith("^");
    assertThat(problem("accounts: ['12']\n")).contains("our.yml:1:13", "12 digits");
    assertThat(problem("scaners: []\n"))
        .contains("our.yml:1:1: the key \"scaners\" is unknown here; did you mean scanners?");
    assertThat(problem("scanners: arn:aws:iam::1:role/x\n")).contains("expected a list");
    assertThat(problem("business_hours: {timezone: Mars, from: '1', to: '2'}\n"))
        .contains("expected a time zone");
    assertThat(problem("")).contains("expected keys");
  }

  @Test
  void saysThatAScannerMayBeANetworkToo() {
    assertThat(problem("scanners: [10.0.0.0/33]\n"))
        .contains("our.yml:1:12: expected an ARN, or an address or network such as 192.0.2.0/24");
  }

  @Test
  void listsTheKeysThereAreWhereNoneIsNear() {
    assertThat(problem("nothing_like_it: []\n"))
        .contains("expected one of accounts, automation, break_glass,");
  }
}
