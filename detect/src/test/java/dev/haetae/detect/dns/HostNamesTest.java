package dev.haetae.detect.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostNamesTest {
  private static final List<String> SYLLABLES =
      List.of("shop", "blue", "net", "soft", "garden", "news", "tele", "bank", "micro", "data");

  private final NameJudge judge = new NameJudge(NameModel.shipped());
  private final DomainNames names = new DomainNames();
  private final Random random = new Random(11);
  private final HostNames host = new HostNames();
  private long time;

  @Test
  void aBurstOfRandomNamesThatDoNotExistIsAGenerator() {
    for (int i = 0; i < 20; i++) {
      lookUp(letters(12) + ".net", "NXDOMAIN");
    }

    assertThat(host.weight()).isGreaterThanOrEqualTo(HostNames.THRESHOLD);
    assertThat(host.generated()).isEqualTo(20);
    assertThat(host.since()).isEqualTo(1_000_000);
  }

  @Test
  void aGeneratorIsFoundAmongTenTimesAsManyOrdinaryNames() {
    for (int i = 0; i < 60; i++) {
      ordinary(10);
      lookUp(letters(13) + ".org", "NXDOMAIN");
    }

    assertThat(host.weight()).isGreaterThanOrEqualTo(HostNames.THRESHOLD);
  }

  @Test
  void ordinaryNamesWithAFewMissingStayQuiet() {
    for (int i = 0; i < 3_000; i++) {
      ordinary(19);
      lookUp(chosen() + ".example.org", "NXDOMAIN");
      assertThat(host.weight()).isLessThan(HostNames.THRESHOLD);
    }
  }

  @Test
  void aFewMachineMadeNamesOfAResolverOfManyHostsStayQuiet() {
    for (int i = 0; i < 40; i++) {
      ordinary(400);
      lookUp(letters(12) + ".com", "NOERROR");
    }

    assertThat(host.weight()).isLessThan(HostNames.THRESHOLD);
  }

  @Test
  void aSearchListThatFailsForEveryNameStaysQuiet() {
    for (int i = 0; i < 500; i++) {
      lookUp(letters(10) + ".example.com.corp.internal", "NXDOMAIN");
      lookUp(letters(10) + ".example.com.corp.example.org", "NXDOMAIN");
    }

    assertThat(host.weight()).isLessThan(HostNames.THRESHOLD);
  }

  @Test
  void servicesOfAClusterLookedUpOutsideOfItStayQuiet() {
    for (int i = 0; i < 500; i++) {
      lookUp("redis-" + letters(9) + ".staging", "NXDOMAIN");
    }

    assertThat(host.weight()).isLessThan(HostNames.THRESHOLD);
  }

  @Test
  void distributionsOfOneProviderAreOneDomain() {
    for (int i = 0; i < 500; i++) {
      lookUp("d" + letters(13) + ".cloudfront.net", "NOERROR");
    }

    assertThat(host.weight()).isLessThan(HostNames.THRESHOLD);
  }

  @Test
  void generatedNamesBelowAProviderOfDynamicNamesAreTold() {
    for (int i = 0; i < 20; i++) {
      lookUp(letters(12) + ".dyndns.org", "NXDOMAIN");
    }

    assertThat(host.weight()).isGreaterThanOrEqualTo(HostNames.THRESHOLD);
  }

  @Test
  void theEvidenceFades() {
    for (int i = 0; i < 20; i++) {
      lookUp(letters(12) + ".net", "NXDOMAIN");
    }
    time += 20L * 24 * 3_600 * 1_000_000;
    lookUp("example.org", "NOERROR");

    assertThat(host.weight()).isLessThan(1);
  }

  @Test
  void aHostGoesOnWhereItWasWritten() throws IOException {
    ordinary(100);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lookUp(letters(12) + ".net", "NXDOMAIN");
    host.write(new DataOutputStream(bytes));
    HostNames read =
        HostNames.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    for (int i = 0; i < 9; i++) {
      LookUp next = look(letters(12) + ".net", "NXDOMAIN");
      host.add(next, judge);
      read.add(next, judge);
    }

    assertThat(read.weight()).isEqualTo(host.weight()).isPositive();
  }

  @Test
  void aHostIsBounded() throws IOException {
    ordinary(50_000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    host.write(new DataOutputStream(bytes));

    assertThat(bytes.size()).isLessThan(70_000);
  }

  private void ordinary(int count) {
    for (int i = 0; i < count; i++) {
      lookUp(chosen() + ".com", "NOERROR");
    }
  }

  private String chosen() {
    return SYLLABLES.get(random.nextInt(10))
        + SYLLABLES.get(random.nextInt(10))
        + SYLLABLES.get(random.nextInt(10))
        + random.nextInt(100);
  }

  private void lookUp(String name, String code) {
    host.add(look(name, code), judge);
  }

  private LookUp look(String name, String code) {
    time += 1_000_000;
    return new LookUp(time, names.read(name).orElseThrow(), "A", code, List.of());
  }

  private String letters(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
