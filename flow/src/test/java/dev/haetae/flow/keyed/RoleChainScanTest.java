package dev.haetae.flow.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.flow.MemoryBundle;
import dev.haetae.flow.Scan;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.RoleChain;
import dev.haetae.model.log.LogBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A finding names who stands at the start of the sessions it tells of. */
class RoleChainScanTest {
  private static final String RULE =
      """
      title: A trail was stopped
      id: 11111111-0000-4000-8000-000000000015
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventName: StopLogging}, condition: sel}
      level: high
      """;

  private static final String ANA =
      """
      {"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ana","accountId":"111122223333",\
      "accessKeyId":"AKIAANA00000000000AA","userName":"ana","principalId":"AIDAANA"}\
      """;

  private final List<String> calls = new ArrayList<>();

  private static Detection detection() {
    List<Detector> detectors = new DetectorReader().read("rules", RULE).detectors();
    return Detection.of(detectors, List.of(), each -> true, Formats.catalogs(), Surroundings.NONE);
  }

  private static final Scan.Options OPTIONS =
      new Scan.Options(Limits.DEFAULT, 2, TimeRange.ALWAYS, false, UnaryOperator.identity());

  private static List<Finding> scan(List<MemoryBundle> files) {
    return new Scan(detection(), OPTIONS, new ProblemAccount())
        .run(
            List.<LogBundle>copyOf(files).iterator(),
            () -> List.<LogBundle>copyOf(files).iterator())
        .findings();
  }

  private List<RoleChain> chains() {
    List<MemoryBundle> files = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      files.add(new MemoryBundle("file-" + i, "{\"Records\":[" + calls.get(i) + "]}"));
    }
    Collections.shuffle(files, new Random(calls.size()));
    List<Finding> findings = scan(files);
    assertThat(findings).hasSize(1);
    assertThat(replayed(files)).isEqualTo(findings);
    return findings.get(0).actor().chains();
  }

  private static List<Finding> replayed(List<MemoryBundle> files) {
    try {
      return new KeyedReplay(detection(), 7).run(List.<LogBundle>copyOf(files), OPTIONS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void call(
      int second, String account, String source, String name, String who, String more) {
    calls.add(
        """
        {"eventVersion":"1.11","userIdentity":%s,"eventTime":"2026-03-01T10:%02d:%02dZ",\
        "eventSource":"%s","eventName":"%s","awsRegion":"us-east-1",\
        "sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2","eventID":"%s",\
        "recipientAccountId":"%s"%s}\
        """
            .formatted(
                who,
                second / 60,
                second % 60,
                source,
                name,
                new UUID(calls.size(), 3),
                account,
                more));
  }

  private static String session(String account, String role, String name, String key) {
    return """
    {"type":"AssumedRole","arn":"arn:aws:sts::%1$s:assumed-role/%2$s/%3$s","accountId":"%1$s",\
    "accessKeyId":"%4$s","principalId":"AROA%2$s:%3$s","sessionContext":{"sessionIssuer":\
    {"type":"Role","arn":"arn:aws:iam::%1$s:role/%2$s","userName":"%2$s"}}}\
    """
        .formatted(account, role, name, key);
  }

  private void assume(
      int second,
      String inAccount,
      String who,
      String account,
      String role,
      String name,
      String key,
      String more) {
    call(
        second,
        inAccount,
        "sts.amazonaws.com",
        "AssumeRole",
        who,
        """
        ,"requestParameters":{"roleArn":"arn:aws:iam::%1$s:role/%2$s","roleSessionName":"%3$s"},\
        "responseElements":{"credentials":{"accessKeyId":"%4$s"},"assumedRoleUser":\
        {"assumedRoleId":"AROA%2$s:%3$s","arn":"arn:aws:sts::%1$s:assumed-role/%2$s/%3$s"}}%5$s\
        """
            .formatted(account, role, name, key, more));
  }

  private void stop(int second, String account, String who) {
    call(second, account, "cloudtrail.amazonaws.com", "StopLogging", who, "");
  }

  @Test
  void aChainOfRolesAcrossAccountsLeadsBackToThePerson() {
    assume(1, "111122223333", ANA, "111122223333", "dev", "ana-1", "ASIADEV", "");
    String dev = session("111122223333", "dev", "ana-1", "ASIADEV");
    assume(2, "111122223333", dev, "444455556666", "ops", "x", "ASIAOPS", "");
    stop(3, "444455556666", session("444455556666", "ops", "x", "ASIAOPS"));

    assertThat(chains())
        .singleElement()
        .satisfies(chain -> {
          assertThat(chain.origin()).isEqualTo("arn:aws:iam::111122223333:user/ana");
          assertThat(chain.kind()).isEqualTo("user");
          assertThat(chain.whole()).isTrue();
          assertThat(chain.steps())
              .extracting(RoleChain.Step::accessKey)
              .containsExactly("ASIADEV", "ASIAOPS");
        });
  }

  @Test
  void allWithinOneSecondIsStillInOrder() {
    String dev = session("111122223333", "dev", "ana-1", "ASIADEV");
    String ops = session("444455556666", "ops", "x", "ASIAOPS");
    for (int i = 0; i < 6; i++) {
      // Which of them comes first by identity differs from round to round.
      calls.clear();
      for (int before = 0; before < i; before++) {
        call(9, "111122223333", "sts.amazonaws.com", "GetCallerIdentity", ANA, "");
      }
      stop(1, "444455556666", ops);
      assume(1, "111122223333", dev, "444455556666", "ops", "x", "ASIAOPS", "");
      assume(1, "111122223333", ANA, "111122223333", "dev", "ana-1", "ASIADEV", "");

      assertThat(chains())
          .extracting(RoleChain::origin)
          .containsExactly("arn:aws:iam::111122223333:user/ana");
    }
  }

  @Test
  void ofTwoRecordsOfOneCallTheOneThatNamesTheCallerCounts() {
    String copy = ",\"sharedEventID\":\"5f0a2f0e-0000-4000-8000-000000000001\"";
    String account =
        "{\"type\":\"AWSAccount\",\"principalId\":\"AIDAANA\",\"accountId\":\"111122223333\"}";
    assume(1, "444455556666", account, "444455556666", "ops", "x", "ASIAOPS", copy);
    assume(1, "111122223333", ANA, "444455556666", "ops", "x", "ASIAOPS", copy);
    stop(3, "444455556666", session("444455556666", "ops", "x", "ASIAOPS"));

    assertThat(chains())
        .extracting(RoleChain::origin)
        .containsExactly("arn:aws:iam::111122223333:user/ana");
  }

  @Test
  void aCallerOfAnotherAccountWhoseLogsAreMissingIsNotTheWholeStory() {
    String account =
        "{\"type\":\"AWSAccount\",\"principalId\":\"AIDAANA\",\"accountId\":\"111122223333\"}";
    assume(1, "444455556666", account, "444455556666", "ops", "x", "ASIAOPS", "");
    stop(3, "444455556666", session("444455556666", "ops", "x", "ASIAOPS"));

    assertThat(chains())
        .singleElement()
        .satisfies(chain -> {
          assertThat(chain.whole()).isFalse();
          assertThat(chain.origin()).isEqualTo("AIDAANA");
        });
  }

  @Test
  void aFederatedPersonIsNamedAsTheProviderNamesThem() {
    call(
        1,
        "111122223333",
        "sts.amazonaws.com",
        "AssumeRoleWithSAML",
        "{\"type\":\"SAMLUser\",\"principalId\":\"h4sh:ana@example.com\",\"userName\":\"ana@example.com\",\"identityProvider\":\"h4sh\"}",
        ",\"responseElements\":{\"credentials\":{\"accessKeyId\":\"ASIASAML\"},\"assumedRoleUser\":{\"assumedRoleId\":\"AROAdev:ana\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/dev/ana\"}}");
    stop(2, "111122223333", session("111122223333", "dev", "ana", "ASIASAML"));

    assertThat(chains())
        .singleElement()
        .satisfies(chain -> {
          assertThat(chain.origin()).isEqualTo("ana@example.com");
          assertThat(chain.kind()).isEqualTo("federated");
        });
  }

  @Test
  void aRoleChangedInTheConsoleIsKnownByItsName() {
    String ops =
        session("444455556666", "ops", "ana", "ASIACONSOLE").replace("\"accessKeyId\"", "\"was\"");
    call(
        1,
        "444455556666",
        "signin.amazonaws.com",
        "SwitchRole",
        ops,
        ",\"responseElements\":{\"SwitchRole\":\"Success\"},\"additionalEventData\":{\"SwitchFrom\":\"arn:aws:iam::111122223333:user/ana\"}");
    stop(2, "444455556666", session("444455556666", "ops", "ana", "ASIACONSOLE"));

    assertThat(chains())
        .extracting(RoleChain::origin)
        .containsExactly("arn:aws:iam::111122223333:user/ana");
  }

  @Test
  void aKeyNobodyWasSeenToHandOutIsNotGuessedFromTheNameOfItsSession() {
    assume(1, "111122223333", ANA, "111122223333", "dev", "ci", "ASIAONE", "");
    stop(2, "111122223333", session("111122223333", "dev", "ci", "ASIATWO"));

    assertThat(chains()).isEmpty();
  }

  @Test
  void rolesAssumedInTurnForHoursKeepWhoBegan() {
    assume(0, "111122223333", ANA, "111122223333", "one", "j", "ASIAJ0", "");
    for (int i = 1; i < 40; i++) {
      String before = session("111122223333", i % 2 == 0 ? "two" : "one", "j", "ASIAJ" + (i - 1));
      assume(
          i * 60,
          "111122223333",
          before,
          "111122223333",
          i % 2 == 0 ? "one" : "two",
          "j",
          "ASIAJ" + i,
          "");
    }
    stop(3599, "111122223333", session("111122223333", "two", "j", "ASIAJ39"));

    assertThat(chains())
        .singleElement()
        .satisfies(chain -> {
          assertThat(chain.origin()).isEqualTo("arn:aws:iam::111122223333:user/ana");
          assertThat(chain.steps().size() + chain.left()).isEqualTo(40);
        });
  }
}
