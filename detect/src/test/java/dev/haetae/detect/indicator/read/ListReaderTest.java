package dev.haetae.detect.indicator.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListReaderTest {
  private final List<Indicator> taken = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private Intake read(ListSettings settings, InputStream in) throws IOException {
    return ListReader.read("list", in, settings, taken::add, problems::add);
  }

  private Intake read(String text) throws IOException {
    return read(ListSettings.of(Category.THREAT), text);
  }

  private Intake read(ListSettings settings, String text) throws IOException {
    return read(settings, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ListSettings column(String name, Optional<ListFormat> format) {
    ListSettings threat = ListSettings.of(Category.THREAT);
    return new ListSettings(
        threat.category(),
        threat.confidence(),
        threat.expires(),
        format,
        threat.values(),
        Optional.of(name),
        threat.limits());
  }

  private List<String> values() {
    return taken.stream().map(Indicator::value).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void readsTheUtf16ThatWindowsWrites(String charset) throws IOException {
    byte[] list = "\uFEFF203.0.113.7\r\nevil.example\r\n".getBytes(Charset.forName(charset));

    read(ListSettings.of(Category.THREAT), new ByteArrayInputStream(list));

    assertThat(values()).containsExactly("203.0.113.7", "evil.example");
    assertThat(problems).isEmpty();
  }

  @Test
  void saysInPlainWordsThatAListIsNestedTooDeep() {
    assertThatThrownBy(() -> read("{\"objects\":" + "[".repeat(100_000)))
        .isInstanceOf(UnreadableList.class)
        .hasMessageContaining("it is nested deeper than 256 levels")
        .hasMessageNotContaining("Stream");
  }

  @Test
  void whoNamesAColumnSaysThatItIsATable() throws IOException {
    Intake intake = read(column("bad", Optional.empty()), "bad\n203.0.113.7\nevil.example\n");

    assertThat(intake.format()).isEqualTo(ListFormat.CSV);
    assertThat(values()).containsExactly("203.0.113.7", "evil.example");
  }

  @Test
  void aColumnThatAPlainListHasNotIsRefused() {
    assertThatThrownBy(() -> read(column("Host", Optional.empty()), "203.0.113.7\nevil.example\n"))
        .isInstanceOf(UnreadableList.class)
        .hasMessageContaining("there is no column \"Host\"; the first line is: 203.0.113.7");
  }

  @ParameterizedTest
  @EnumSource(
      value = ListFormat.class,
      names = {"TEXT", "STIX", "MISP", "ALIEN_VAULT"})
  void aColumnOfWhatHasNoneIsRefused(ListFormat format) {
    assertThatThrownBy(() -> read(column("Host", Optional.of(format)), "203.0.113.7\n"))
        .isInstanceOf(UnreadableList.class)
        .hasMessage(
            "it is read as " + format.word() + ", which has no columns; leave --column away");
  }

  @Test
  void textHasOneIndicatorALine() throws IOException {
    Intake intake =
        read(
            """
            # remark
            203.0.113.7
            198.51.100.0/24 ; SBL123
            2001:db8::/32
            *.evil.example   # with all below it

            https://bad.example:8443/
            evil[.]test
            D41D8CD98F00B204E9800998ECF8427E
            AKIAIOSFODNN7EXAMPLE
            203.0.113.8:4444
            """);

    assertThat(intake.format()).isEqualTo(ListFormat.TEXT);
    assertThat(taken)
        .extracting(Indicator::kind, Indicator::value)
        .containsExactly(
            tuple(IndicatorKind.ADDRESS, "203.0.113.7"),
            tuple(IndicatorKind.ADDRESS, "198.51.100.0/24"),
            tuple(IndicatorKind.ADDRESS, "2001:db8::/32"),
            tuple(IndicatorKind.DOMAIN, "evil.example"),
            tuple(IndicatorKind.DOMAIN, "bad.example"),
            tuple(IndicatorKind.DOMAIN, "evil.test"),
            tuple(IndicatorKind.HASH, "d41d8cd98f00b204e9800998ecf8427e"),
            tuple(IndicatorKind.ACCESS_KEY, "AKIAIOSFODNN7EXAMPLE"),
            tuple(IndicatorKind.ADDRESS, "203.0.113.8"));
    assertThat(problems).isEmpty();
  }

  @Test
  void aNetworkWithABadPrefixIsBrokenAndNoWebAddress() throws IOException {
    read("203.0.113.7\n1.2.3.4/33\n1.2.3/24\n1.2.3.256\n");

    assertThat(values()).containsExactly("203.0.113.7");
    assertThat(problems)
        .extracting(Problem::reason, Problem::place)
        .containsExactly(
            tuple(Problem.Reason.MALFORMED, new Place("list", 2)),
            tuple(Problem.Reason.MALFORMED, new Place("list", 3)),
            tuple(Problem.Reason.MALFORMED, new Place("list", 4)));
  }

  @Test
  void networksThatHoldTooMuchAreLeftOutAndFlagged() throws IOException {
    Intake intake = read("0.0.0.0/0\n::/0\n128.0.0.0/1\n203.0.113.7\n");

    assertThat(values()).containsExactly("203.0.113.7");
    assertThat(intake.leftOut()).containsEntry("networks that hold too much of the internet", 3L);
    assertThat(problems).hasSize(3);
  }

  @Test
  void privateNetworksAreNoThreatButMayBeTrusted() throws IOException {
    assertThat(read("10.1.2.3\nfe80::1\n203.0.113.7\n").leftOut().values()).containsExactly(2L);
    taken.clear();

    read(ListSettings.of(Category.TRUSTED), "10.0.0.0/8\n");

    assertThat(values()).containsExactly("10.0.0.0/8");
  }

  @Test
  void aNameBelowWhichOthersRegisterIsFlagged() throws IOException {
    read("co.uk\nevil.co.uk\n");

    assertThat(values()).containsExactly("evil.co.uk");
    assertThat(problems).hasSize(1);
  }

  @Test
  void aPageOnAHostThatEverybodyUsesIsLeftOut() throws IOException {
    Intake intake =
        read("https://raw.githubusercontent.com/x/y/evil.sh\nhttps://evil.example/a.exe\n");

    assertThat(taken)
        .extracting(Indicator::value, Indicator::confidence)
        .containsExactly(tuple("evil.example", ListSettings.USUAL_CONFIDENCE / 2));
    assertThat(intake.leftOut()).hasSize(1);
  }

  @Test
  void mailAddressesAreLeftOutWithACount() throws IOException {
    Intake intake = read("someone@freemail.example\n203.0.113.7\n");

    assertThat(values()).containsExactly("203.0.113.7");
    assertThat(intake.leftOut().values()).containsExactly(1L);
  }

  @Test
  void hostsFilesTellTheNamesTheyBlock() throws IOException {
    read("127.0.0.1 localhost\n0.0.0.0 evil.example\n0.0.0.0 bad.example\n");

    assertThat(values()).containsExactly("evil.example", "bad.example");
  }

  @Test
  void otxTellsItsKinds() throws IOException {
    Intake intake =
        read(
            """
            Indicator type,Indicator,Description
            IPv4,203.0.113.7,"scanner, seen often"
            hostname,evil.example,
            FileHash-SHA256,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,
            CVE,CVE-2021-44228,
            """);

    assertThat(intake.format()).isEqualTo(ListFormat.OTX);
    assertThat(taken)
        .extracting(Indicator::kind)
        .containsExactly(IndicatorKind.ADDRESS, IndicatorKind.DOMAIN, IndicatorKind.HASH);
    assertThat(taken.get(0).label()).isEqualTo("scanner, seen often");
    assertThat(intake.leftOut().values()).containsExactly(1L);
  }

  @Test
  void fireEyeHasItsValuesInSeveralColumns() throws IOException {
    Intake intake =
        read(
            """
            reportId,title,publishDate,intendedUse,cidr,domain,ip,md5
            17-1,"Some
            report",2026-01-01,c2,,evil.example,203.0.113.7,
            17-2,Other,2026-01-01,c2,198.51.100.0/24,,,d41d8cd98f00b204e9800998ecf8427e
            """);

    assertThat(intake.format()).isEqualTo(ListFormat.FIRE_EYE);
    assertThat(values())
        .containsExactly(
            "evil.example", "203.0.113.7", "198.51.100.0/24", "d41d8cd98f00b204e9800998ecf8427e");
  }

  @Test
  void proofPointScoresAreConfidences() throws IOException {
    Intake intake =
        read(
            """
            domain, category, score, first_seen, last_seen, ports (|)
            evil.example, Phishing, 127, 2026-01-01, 2026-02-01, 80|443
            """);

    assertThat(intake.format()).isEqualTo(ListFormat.PROOF_POINT);
    assertThat(taken)
        .extracting(Indicator::value, Indicator::category, Indicator::confidence)
        .containsExactly(tuple("evil.example", Category.PHISHING, 100));
  }

  @Test
  void abuseChHasItsHeaderInARemark() throws IOException {
    Intake intake =
        read(
            """
            ################################################################
            # abuse.ch URLhaus Database Dump (CSV)                          #
            ################################################################
            #
            # id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter
            "35","2026-01-01 10:00:00","http://203.0.113.7:8080/i","online","2026-01-02","malware_download","elf","https://urlhaus.abuse.ch/url/35/","x"
            """);

    assertThat(intake.format()).isEqualTo(ListFormat.ABUSE_CH);
    assertThat(taken)
        .extracting(Indicator::value, Indicator::category)
        .containsExactly(tuple("203.0.113.7", Category.MALWARE));
  }

  @Test
  void feodoTrackerTellsItsMalware() throws IOException {
    read(
        """
        # abuse.ch Feodo Tracker Botnet C2 IP Blocklist (CSV)
        #
        "first_seen_utc","dst_ip","dst_port","c2_status","last_online","malware"
        "2026-01-01 10:00:00","203.0.113.7","443","online","2026-01-02","QakBot"
        # END 1 entries
        """);

    assertThat(taken)
        .extracting(Indicator::value, Indicator::label)
        .containsExactly(tuple("203.0.113.7", "QakBot"));
  }

  @Test
  void aColumnCanBeNamed() throws IOException {
    ListSettings settings =
        new ListSettings(
            Category.VPN,
            50,
            Indicator.NEVER,
            Optional.empty(),
            Optional.empty(),
            Optional.of("Exit IP"),
            Limits.DEFAULT);

    read(settings, "server,exit ip\nvpn1.example,203.0.113.7\n");

    assertThat(taken)
        .extracting(Indicator::value, Indicator::category, Indicator::confidence)
        .containsExactly(tuple("203.0.113.7", Category.VPN, 50));
  }

  @Test
  void aTableWithoutAHeaderTellsItsColumnByItsFirstRow() throws IOException {
    read("1,203.0.113.7,DE\n2,203.0.113.8,DE\n");

    assertThat(values()).containsExactly("203.0.113.7", "203.0.113.8");
  }

  @Test
  void alienVaultReputationIsRead() throws IOException {
    Intake intake =
        read("203.0.113.7#4#2#Malicious Host#US##1,2#3\n203.0.113.8#9#2#C&C#US##1,2#3\n");

    assertThat(intake.format()).isEqualTo(ListFormat.ALIEN_VAULT);
    assertThat(taken)
        .extracting(Indicator::category, Indicator::confidence)
        .containsExactly(tuple(Category.THREAT, 40), tuple(Category.C2, 90));
  }

  private static String bundle(String pattern, String more) {
    return """
    {"type":"bundle","id":"bundle--1","objects":[
     {"type":"identity","id":"identity--1","name":"who"},
     {"type":"indicator","spec_version":"2.1","id":"indicator--1","name":"Some family",
      "indicator_types":["malicious-activity"],"pattern_type":"stix",%s
      "pattern":"%s"},
     {"type":"relationship","id":"relationship--1","source_ref":"relationship--1","target_ref":"relationship--1"}]}
    """
        .formatted(more, pattern);
  }

  @Test
  void stixIndicatorsTellConfidenceAndExpiry() throws IOException {
    Intake intake =
        read(
            bundle(
                "[ipv4-addr:value = '203.0.113.7']",
                "\"confidence\":40,\"valid_until\":\"2026-03-01T00:00:00.000Z\","));

    assertThat(intake.format()).isEqualTo(ListFormat.STIX);
    assertThat(taken)
        .containsExactly(
            new Indicator(
                IndicatorKind.ADDRESS,
                "203.0.113.7",
                Category.MALWARE,
                40,
                1_772_323_200_000_000L,
                "Some family"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01/02/2026", "soon"})
  void anEndThatCannotBeReadIsTold(String end) throws IOException {
    read("ip,expires\n203.0.113.7," + end + "\n203.0.113.8,2026-03-01\n203.0.113.9,\n");
    read(bundle("[ipv4-addr:value = '203.0.113.7']", "\"valid_until\":\"" + end + "\","));

    assertThat(taken)
        .extracting(Indicator::expires)
        .containsExactly(Indicator.NEVER, 1_772_323_200_000_000L, Indicator.NEVER, Indicator.NEVER);
    assertThat(problems)
        .hasSize(2)
        .allSatisfy(problem ->
            assertThat(problem.detail())
                .startsWith("\"" + end + "\": expected a time such as 2026-12-31")
                .endsWith("taken without an end"));
  }

  @Test
  void stixPatternsAreTakenApart() throws IOException {
    read(
        bundle(
            "[ipv4-addr:value ISSUBSET '198.51.100.0/24' OR domain-name:value IN ('a.example',"
                + " 'b.example')] OR [file:hashes.'SHA-256' ="
                + " 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']",
            ""));

    assertThat(values())
        .containsExactly(
            "198.51.100.0/24",
            "a.example",
            "b.example",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(taken).allMatch(each -> each.confidence() == ListSettings.USUAL_CONFIDENCE);
  }

  @Test
  void whatAStixPatternWantsTogetherIsLessSureAlone() throws IOException {
    read(
        bundle(
            "[ipv4-addr:value = '203.0.113.7'] FOLLOWEDBY [domain-name:value = 'evil.example']"
                + " WITHIN 30 SECONDS",
            "\"confidence\":80,"));

    assertThat(taken).extracting(Indicator::confidence).containsExactly(40, 40);
  }

  @Test
  void whatAStixPatternExcludesIsNotTaken() throws IOException {
    Intake intake =
        read(
            bundle(
                "[ipv4-addr:value != '203.0.113.7' AND domain-name:value LIKE '%evil%' AND NOT"
                    + " url:value = 'https://good.example/' AND url:value NOT IN ('http://g.example/')"
                    + " AND domain-name:value = 'evil.example']",
                ""));

    assertThat(values()).doesNotContain("203.0.113.7", "g.example").contains("evil.example");
    assertThat(intake.leftOut().keySet()).anyMatch(each -> each.contains("LIKE"));
  }

  @Test
  void revokedStixIndicatorsAreLeftOut() throws IOException {
    Intake intake = read(bundle("[ipv4-addr:value = '203.0.113.7']", "\"revoked\":true,"));

    assertThat(taken).isEmpty();
    assertThat(intake.leftOut()).containsKey("revoked by who published them");
  }

  @Test
  void mispAttributesAreTakenWhereTheyAreMeantForDetection() throws IOException {
    Intake intake =
        read(
            """
            {"Event":{"info":"Case","Attribute":[
              {"type":"ip-dst|port","value":"203.0.113.7|443","to_ids":true,"comment":"c2 server"},
              {"type":"domain|ip","value":"evil.example|203.0.113.8","to_ids":true},
              {"type":"user-agent","value":"EvilClient/1.0 (x)","to_ids":true},
              {"type":"domain","value":"seen.example","to_ids":false},
              {"type":"mutex","value":"abc","to_ids":true}],
             "Object":[{"name":"file","Attribute":[
              {"type":"sha256","to_ids":true,
               "value":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}]}}
            """);

    assertThat(intake.format()).isEqualTo(ListFormat.MISP);
    assertThat(taken)
        .extracting(Indicator::kind, Indicator::value)
        .containsExactly(
            tuple(IndicatorKind.ADDRESS, "203.0.113.7"),
            tuple(IndicatorKind.DOMAIN, "evil.example"),
            tuple(IndicatorKind.ADDRESS, "203.0.113.8"),
            tuple(IndicatorKind.USER_AGENT, "EvilClient/1.0 (x)"),
            tuple(
                IndicatorKind.HASH,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    assertThat(taken.get(0).category()).isEqualTo(Category.C2);
    assertThat(intake.leftOut()).hasSize(2);
  }

  @Test
  void aNamedCategoryHoldsForAllEntries() throws IOException {
    read(ListSettings.of(Category.TOR), bundle("[ipv4-addr:value = '203.0.113.7']", ""));

    assertThat(taken).extracting(Indicator::category).containsExactly(Category.TOR);
  }

  @Test
  void aPackedListIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("203.0.113.7\n".getBytes(StandardCharsets.UTF_8));
    }

    read(ListSettings.of(Category.THREAT), new ByteArrayInputStream(packed.toByteArray()));

    assertThat(values()).containsExactly("203.0.113.7");
  }

  /** Garbage that counts how much of it is taken. */
  private static final class Garbage extends InputStream {
    private static final int MOST = 50 << 20;

    private final IntSupplier bytes;
    private int given;

    Garbage(IntSupplier bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return given++ >= MOST ? -1 : bytes.getAsInt() & 255;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int got = 0;
      for (int b = read(); b >= 0 && got < length; b = got < length ? read() : -1) {
        into[offset + got++] = (byte) b;
      }
      return got == 0 ? -1 : got;
    }
  }

  private void refusesEarly(IntSupplier bytes, String words) {
    Garbage garbage = new Garbage(bytes);

    assertThatThrownBy(() -> read(ListSettings.of(Category.THREAT), garbage))
        .isInstanceOf(UnreadableList.class)
        .hasMessageContaining(words);
    assertThat(garbage.given).isLessThan(2 << 20);
  }

  @Test
  void fiftyMegabytesOfTextThatIsNoListAreRefusedEarly() {
    Random random = new Random(3);

    refusesEarly(() -> random.nextInt(60) == 0 ? '\n' : 'A' + random.nextInt(26), "no list of");
  }

  @Test
  void fiftyMegabytesOfAnyBytesAreRefusedEarly() {
    Random random = new Random(3);

    refusesEarly(random::nextInt, "it is not text");
  }

  @Test
  void aLineWithoutEndIsRefusedEarly() {
    refusesEarly(() -> 'a', "longer than");
  }

  @Test
  void jsonOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> read("{\"a\":1}")).hasMessageContaining("without STIX objects");
    assertThatThrownBy(() -> read("{\"type\":\"bundle\",\"objects\":[{"))
        .hasMessageContaining("ends before it is complete");
  }

  @Test
  void aPageOfHtmlIsRefused() {
    assertThatThrownBy(() -> read("<!DOCTYPE html><html>"))
        .hasMessageContaining("expected a list of indicators");
  }

  @Provide
  Arbitrary<String> addresses() {
    return Arbitraries.integers()
        .between(0x01000001, 0x09FFFFFF)
        .map(bits ->
            (bits >>> 24)
                + "."
                + ((bits >>> 16) & 255)
                + "."
                + ((bits >>> 8) & 255)
                + "."
                + (bits & 255));
  }

  @Property(tries = 200)
  void everyAddressIsTakenWhateverStandsAroundIt(
      @ForAll("addresses") String address, @ForAll("clutter") List<String> before)
      throws IOException {
    taken.clear();
    read("203.0.113.7\n".repeat(before.size() + 1) + String.join("\n", before) + "\n" + address);

    assertThat(values()).endsWith(address);
    taken.clear();
    problems.clear();
  }

  @Provide
  Arbitrary<List<String>> clutter() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .ofMaxLength(30)
        .filter(text -> text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('#') < 0)
        .list()
        .ofMaxSize(20);
  }
}
