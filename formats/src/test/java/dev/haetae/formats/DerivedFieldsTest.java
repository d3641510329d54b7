package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What formats work out of the records, and read at more than one path. */
class DerivedFieldsTest {
  private static JsonReading.Read sample(String log, int number) {
    return JsonReading.sample(log).events().get(number);
  }

  private static JsonReading.Read record(String json) {
    return JsonReading.of(json).events().get(0);
  }

  private static List<String> foreignAccounts(String request) {
    return record(
            """
            {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","accountId":"111122223333"},\
            "eventTime":"2026-03-01T12:00:00Z","eventSource":"s3.amazonaws.com",\
            "eventName":"PutBucketPolicy","recipientAccountId":"111122223333",\
            "requestParameters":%s}
            """
                .formatted(request))
        .texts("haetae.foreignAccounts");
  }

  private static List<String> role(String request) {
    return record(
            """
            {"eventVersion":"1.08","userIdentity":{"type":"AWSAccount","accountId":"444455556666"},\
            "eventTime":"2026-03-01T12:00:00Z","eventSource":"iam.amazonaws.com",\
            "eventName":"Any","recipientAccountId":"111122223333","requestParameters":%s}
            """
                .formatted(request))
        .texts("haetae.role");
  }

  private static List<String> signIn(String identity) {
    return record(
            """
            {"eventVersion":"1.08","userIdentity":{%s,"accountId":"111122223333"},\
            "eventTime":"2026-03-01T12:00:00Z","eventSource":"signin.amazonaws.com",\
            "eventName":"UserAuthentication","recipientAccountId":"111122223333"}
            """
                .formatted(identity))
        .texts("haetae.principal");
  }

  private static List<String> windows(int event, String subject, String target) {
    return record(
            """
            {"@timestamp":"2026-03-01T12:00:00Z","EventID":%d,"Channel":"Security","Computer":"WS7",\
            "%s","%s"}
            """
                .formatted(event, subject, target))
        .texts("haetae.principal");
  }

  @Test
  void whoActsInWindowsIsWhoLogsOnOrRunsTheProcess() {
    String ana = "TargetUserName\":\"ana";
    assertThat(windows(4624, "SubjectUserName\":\"WS7$", ana)).containsExactly("ana");
    assertThat(windows(4625, "SubjectUserName\":\"-", ana)).containsExactly("ana");
    assertThat(windows(4720, "SubjectUserName\":\"bob", ana)).containsExactly("bob");
    assertThat(windows(1, "User\":\"CORP\\\\bob", ana)).containsExactly("bob");
    assertThat(windows(4732, "SubjectUserName\":\"-", ana)).containsExactly("ana");
  }

  private static List<String> region(String service, String region) {
    return record(
            """
            {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","accountId":"111122223333"},\
            "eventTime":"2026-03-01T12:00:00Z","eventSource":"%s.amazonaws.com",\
            "eventName":"Any","awsRegion":"%s","recipientAccountId":"111122223333"}
            """
                .formatted(service, region))
        .texts("haetae.region");
  }

  @Test
  void tellsTheRegionOnlyWhereTheCallerChoseOne() {
    assertThat(region("ec2", "us-east-1")).containsExactly("us-east-1");
    assertThat(region("iam", "us-east-1")).isEmpty();
    assertThat(region("sts", "us-east-1")).isEmpty();
    assertThat(region("sts", "eu-west-1")).containsExactly("eu-west-1");
  }

  @Test
  void namesARoleTheSameByItsArnAndByItsName() {
    assertThat(role("{\"roleName\":\"deploy\"}")).containsExactly("111122223333:role/deploy");
    assertThat(role("{\"roleArn\":\"arn:aws:iam::111122223333:role/team/a/deploy\"}"))
        .containsExactly("111122223333:role/deploy");
    assertThat(role("{\"roleArn\":\"arn:aws:iam::111122223333:user/deploy\"}")).isEmpty();
    assertThat(role("null")).isEmpty();
  }

  @Test
  void findsTheForeignAccountOfAPolicyThatNamesOursToo() {
    assertThat(
            foreignAccounts(
                """
                {"bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":{"AWS":\
                ["arn:aws:iam::111122223333:root","arn:aws:iam::444455556666:role/x","777788889999"]}}]}}
                """))
        .containsExactly("444455556666", "777788889999");
  }

  @Test
  void findsTheForeignAccountThatMayRestoreASnapshotOfAWarehouse() {
    assertThat(
            foreignAccounts(
                """
                {"snapshotIdentifier":"weekly","accountWithRestoreAccess":"444455556666"}
                """))
        .containsExactly("444455556666");
  }

  @Test
  void findsTheForeignAccountThatLogsAreSentTo() {
    assertThat(
            foreignAccounts(
                """
                {"destinationArn":"arn:aws:logs:eu-central-1:444455556666:destination:d"}
                """))
        .containsExactly("444455556666");
  }

  @Test
  void namesTheOtherAccountsThatThePolicyOfACatalogueOrSearchDomainLetsIn() {
    for (String parameter : List.of("policyInJson", "accessPolicies")) {
      assertThat(
              foreignAccounts(
                  "{\""
                      + parameter
                      + "\":\"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\","
                      + "\\\"Principal\\\":{\\\"AWS\\\":\\\"444455556666\\\"}}}\"}"))
          .as(parameter)
          .containsExactly("444455556666");
    }
  }

  @Test
  void readsAPolicyThatIsWrittenInAString() {
    assertThat(
            foreignAccounts(
                "{\"policyDocument\":\"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\","
                    + "\\\"Principal\\\":{\\\"AWS\\\":\\\"444455556666\\\"}}}\"}"))
        .containsExactly("444455556666");
  }

  @Test
  void takesNoAccountForLetInThatIsDeniedOrExcepted() {
    assertThat(
            foreignAccounts(
                """
                {"policy":{"Statement":[\
                {"Effect":"Deny","Principal":{"AWS":"444455556666"}},\
                {"Effect":"Allow","NotPrincipal":{"AWS":"444455556666"}},\
                {"Effect":"Allow","Principal":{"Service":"444455556666"}}]}}
                """))
        .isEmpty();
  }

  @Test
  void findsTheForeignAccountOfAList() {
    assertThat(
            foreignAccounts(
                """
                {"createVolumePermission":{"add":{"items":\
                [{"userId":"111122223333"},{"userId":"444455556666"}]}}}
                """))
        .containsExactly("444455556666");
  }

  @Test
  void takesNoAccountOfAnOrganizationForOneThatIsLetIn() {
    assertThat(
            foreignAccounts(
                "{\"principals\":[\"arn:aws:organizations::444455556666:ou/o-a/ou-b\"]}"))
        .isEmpty();
  }

  @Test
  void readsOnWhereAStatementIsNone() {
    assertThat(foreignAccounts("{\"policy\":\"{\\\"Statement\\\":[7,\\\"a\\\",{}]}\"}")).isEmpty();
  }

  @Test
  void namesTheRoleBehindAKubernetesUserThatIsASession() {
    assertThat(sample("eks", 0).text("haetae.principal"))
        .isEqualTo("arn:aws:iam::111122223333:role/Deploy");
  }

  @Test
  void tellsHowAKubernetesRequestEnded() {
    assertThat(sample("eks", 0).text("haetae.outcome")).isEqualTo("success");
    assertThat(sample("eks", 1).text("haetae.outcome")).isEqualTo("denied");
    assertThat(
            record(
                    """
                    {"kind":"Event","apiVersion":"audit.k8s.io/v1","responseStatus":{"code":409}}
                    """)
                .text("haetae.outcome"))
        .isEqualTo("failed");
  }

  @Test
  void leavesTheOutcomeOpenOfAKubernetesRequestWithoutAnAnswer() {
    assertThat(
            record("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\"}")
                .texts("haetae.outcome"))
        .isEmpty();
  }

  @Test
  void seesAnonymousKubernetesRequests() {
    assertThat(sample("eks", 0).text("haetae.anonymous")).isEqualTo("false");
    assertThat(sample("eks", 1).text("haetae.anonymous")).isEqualTo("true");
  }

  @Test
  void namesTheKubernetesObject() {
    assertThat(sample("eks", 0).text("haetae.object")).isEqualTo("pods/shop/toolbox");
    assertThat(sample("eks", 1).text("haetae.object")).isEqualTo("secrets");
  }

  @Test
  void findsTheHostPathOfAPodInItsTemplateToo() {
    assertThat(sample("eks", 0).text("hostPath")).isEqualTo("{\"path\":\"/\",\"type\":\"\"}");
    assertThat(
            record(
                    """
                    {"kind":"Event","apiVersion":"audit.k8s.io/v1","requestObject":{"spec":
                    {"template":{"spec":{"volumes":[{"hostPath":{"path":"/etc"}}]}}}}}
                    """)
                .text("hostPath"))
        .isEqualTo("{\"path\":\"/etc\"}");
  }

  @Test
  void takesAccountAndRegionOfAWebAclFromItsArn() {
    assertThat(sample("waf", 0).account()).isEqualTo("111122223333");
    assertThat(sample("waf", 0).region()).isEqualTo("eu-west-1");
  }

  @Test
  void findsHeadersOfAWebRequestWhateverTheirCase() {
    assertThat(sample("waf", 0).text("cs-user-agent")).isEqualTo("sqlmap/1.8");
    assertThat(sample("waf", 0).text("cs-host")).isEqualTo("shop.example.com");
    assertThat(sample("waf", 0).text("cs-referer")).isEqualTo("https://shop.example.com/");
  }

  @Test
  void takesADashOfApiGatewayForNobody() {
    assertThat(sample("apigatewayjson", 0).texts("haetae.principal")).isEmpty();
  }

  @Test
  void takesAllOfAnApiThatNoRecordNamesForOneSite() {
    assertThat(sample("apigatewayjson", 0).text("cs-host")).isEqualTo("this API");
    assertThat(
            record(
                    """
                    {"requestId":"r-1","apiId":"a1b2","ip":"203.0.113.7",\
                    "requestTime":"01/Mar/2026:12:00:00 +0000","httpMethod":"GET","path":"/",\
                    "status":"200","protocol":"HTTP/1.1","responseLength":"5"}
                    """)
                .text("cs-host"))
        .isEqualTo("a1b2");
  }

  @Test
  void readsEitherSpellingOfResolverAnswers() {
    assertThat(sample("route53", 0).text("answer")).isEqualTo("192.0.2.10");
    assertThat(sample("route53", 1).text("answer")).isEqualTo("-");
    assertThat(sample("route53", 1).text("answers.Type")).isEqualTo("TXT");
  }

  @Test
  void readsProcessCreationOfSysmonAndOfTheSecurityLogAlikeInEveryWrapping() {
    for (String log : List.of("windows", "windowsxml", "winlogbeat")) {
      for (int number = 0; number < 2; number++) {
        JsonReading.Read event = sample(log, number);
        assertThat(event.text("Image")).isEqualTo("C:\\Windows\\System32\\whoami.exe");
        assertThat(event.text("ParentImage")).isEqualTo("C:\\Windows\\System32\\cmd.exe");
        assertThat(event.text("CommandLine")).isEqualTo("whoami /all");
        assertThat(event.text("User")).endsWith("ana");
        assertThat(event.text("Computer")).isEqualTo("desk-7.example.com");
        assertThat(event.texts("EventID")).contains(number == 0 ? "1" : "4688");
      }
    }
  }

  @Test
  void readsFieldsThatAWindowsProviderPutsIntoAnElementOfItsOwn() {
    assertThat(
            record(
                    """
                    {"Event":{"System":{"EventID":5858,"Channel":
                    "Microsoft-Windows-WMI-Activity/Operational"},"UserData":
                    {"Operation_ClientFailure":{"Operation":"Start","User":"EXAMPLE\\\\ana"}}}}
                    """)
                .text("Operation"))
        .isEqualTo("Start");
  }

  @Test
  void takesAWindowsFieldNobodyListedForOneOfTheEventsData() {
    assertThat(Formats.of("winlogbeat").orElseThrow().catalog().path("NeverHeardOf"))
        .contains("winlog.event_data.NeverHeardOf");
  }

  @Test
  void tellsUserTheFieldFromUserTheObject() {
    assertThat(Formats.of("winlogbeat").orElseThrow().catalog().path("User"))
        .contains("winlog.event_data.User");
  }

  @Test
  void joinsTheArgumentsOfALinuxCommand() {
    assertThat(sample("auditbeat", 0).text("CommandLine"))
        .isEqualTo("curl -s http://downloads.example.net/install.sh");
  }

  @Test
  void tellsWhoOpenedALinuxConnection() {
    assertThat(sample("auditbeat", 1).text("Initiated")).isEqualTo("true");
  }

  @Test
  void findsTheRemoteAddressOfAFindingWhateverItsAction() {
    assertThat(sample("guardduty", 0).text("haetae.address")).isEqualTo("198.51.100.9");
  }

  @Test
  void namesThePersonWhoSignsInToIdentityCenterAndNotTheAccount() {
    String unknown = "\"type\":\"Unknown\",\"principalId\":\"111122223333\",\"userName\":\"%s\"";
    assertThat(signIn(unknown.formatted("ana@example.com"))).containsExactly("ana@example.com");
    assertThat(signIn("\"type\":\"IdentityCenterUser\",\"onBehalfOf\":{\"userId\":\"5448-94e8\"}"))
        .containsExactly("5448-94e8");
    assertThat(signIn(unknown.formatted("HIDDEN_DUE_TO_SECURITY_REASONS")))
        .containsExactly("111122223333");
  }

  @Test
  void namesThePersonByWhatTheSignInSaysWhereTheIdentityHasAnIdAlone() {
    String event =
        """
        {"eventVersion":"1.08","userIdentity":{"type":"IdentityCenterUser","accountId":"111122223333",\
        "onBehalfOf":{"userId":"5448-94e8"}},"eventTime":"2026-03-01T12:00:00Z",\
        "eventSource":"signin.amazonaws.com","eventName":"UserAuthentication","awsRegion":"us-east-1",\
        "additionalEventData":{"CredentialType":"PASSWORD","UserName":"%s"},\
        "recipientAccountId":"111122223333","eventCategory":"Management"}
        """;
    assertThat(record(event.formatted("ana")).text("haetae.principal")).isEqualTo("ana");
    assertThat(record(event.formatted("HIDDEN_DUE_TO_SECURITY_REASONS")).text("haetae.principal"))
        .isEqualTo("5448-94e8");
  }

  @Test
  void namesTheRoleThatCalledAModelAndHowItEnded() {
    assertThat(sample("bedrock", 0).text("haetae.principal"))
        .isEqualTo("arn:aws:iam::111122223333:role/Deploy");
    assertThat(sample("bedrock", 0).text("haetae.outcome")).isEqualTo("success");
  }

  @Test
  void takesNoCategoryItDoesNotKnowForAManagementEvent() {
    String event =
        """
        {"eventVersion":"1.11","userIdentity":{"type":"IAMUser"},"eventTime":"2026-03-01T12:00:00Z",\
        "eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"us-east-1",\
        "recipientAccountId":"111122223333","eventCategory":"%s"}
        """;
    assertThat(record(event.formatted("Aggregated")).text("haetae.kind")).isEqualTo("other");
    assertThat(record(event.formatted("Management")).text("haetae.kind")).isEqualTo("management");
    assertThat(record(event.formatted("Data")).text("haetae.kind")).isEqualTo("data:s3");
  }
}
