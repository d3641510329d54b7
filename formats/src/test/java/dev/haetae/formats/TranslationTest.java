package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records under the names of products that kept them. Apostrophes stand for quotes. */
class TranslationTest {
  private static final String ELASTIC =
      "{'@timestamp':'2026-03-01T12:00:00.000Z','event':{'provider':'iam.amazonaws.com',"
          + "'action':'CreateUser','id':'e-1','kind':'event'},'cloud':{'region':'us-east-1',"
          + "'account':{'id':'111122223333'}},'user':{'name':'ana','id':'AIDA'},"
          + "'source':{'address':'203.0.113.7','ip':'203.0.113.7'},'related':{'user':['ana']},"
          + "'aws':{'cloudtrail':{'event_version':'1.08','user_identity':{'type':'IAMUser',"
          + "'arn':'arn:aws:iam::111122223333:user/ana'},'request_parameters':%s}}}";

  private static JsonReading read(String document) {
    return JsonReading.of(document.replace('\'', '"'));
  }

  private static JsonReading.Read only(JsonReading reading) {
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.events()).hasSize(1);
    return reading.events().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'{userName=eve, path=/, tags=[{key=a, value=b, c}], n=null}'",
        "'{\\'userName\\':\\'eve\\'}'",
        "['{userName=eve}']"
      })
  void readsElasticsDocuments(String parameters) {
    JsonReading.Read event = only(read(ELASTIC.formatted(parameters)));
    assertThat(event.log()).isEqualTo("cloudtrail");
    assertThat(event.account()).isEqualTo("111122223333");
    assertThat(event.region()).isEqualTo("us-east-1");
    assertThat(Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(event.time())))
        .isEqualTo("2026-03-01T12:00:00Z");
    assertThat(event.text("eventName")).isEqualTo("CreateUser");
    assertThat(event.text("userIdentity.userName")).isEqualTo("ana");
    assertThat(event.text("haetae.address")).isEqualTo("203.0.113.7");
    assertThat(event.text("haetae.principal")).isEqualTo("arn:aws:iam::111122223333:user/ana");
    assertThat(event.text("requestParameters")).contains("\"userName\":\"eve\"");
  }

  @Test
  void prefersTheRecordItselfWhereItWasKeptToo() {
    String record =
        "{\\\\'eventVersion\\\\':\\\\'1.08\\\\',\\\\'eventSource\\\\':\\\\'iam.amazonaws.com\\\\',"
            + "\\\\'eventTime\\\\':\\\\'2026-03-01T12:00:00Z\\\\',\\\\'eventName\\\\':\\\\'DeleteUser\\\\',\\\\'awsRegion\\\\':\\\\'eu-west-1\\\\'}";
    String document =
        ELASTIC.formatted("'{}'").replace("'kind':", "'original':'" + record + "','kind':");
    JsonReading.Read event = only(read(document.replace("\\\\'", "\\'")));
    assertThat(event.text("eventName")).isEqualTo("DeleteUser");
  }

  @Test
  void takesNothingForTheRecordThatACallerWrote() {
    String forged =
        "{'message':'{\\'eventVersion\\':\\'1.08\\',\\'eventSource\\':\\'s3.amazonaws.com\\',"
            + "\\'eventName\\':\\'GetObject\\',\\'awsRegion\\':\\'eu-west-1\\'}'}";
    JsonReading.Read event = only(read(ELASTIC.formatted(forged)));
    assertThat(event.text("eventName")).isEqualTo("CreateUser");
  }

  /** Objects inside are only stepped over where records are told apart. */
  @ParameterizedTest
  @ValueSource(strings = {"{'a' 1}", "{'a':}", "{a:1}", "{'a':1]"})
  void countsWhatIsNotWellFormedInsideAndReadsOn(String inside) {
    String broken =
        ELASTIC.formatted("'{}'").replace("'event_v", "'resources':[" + inside + "],'event_v");
    JsonReading reading = read(broken + "\n" + ELASTIC.formatted("'{}'"));
    assertThat(reading.problems()).extracting(Problem::reason).contains(Reason.MALFORMED);
    assertThat(reading.events()).extracting(JsonReading.Read::log).endsWith("cloudtrail");
  }

  @Test
  void countsATextThatIsNoObjectAndKeepsIt() {
    JsonReading reading = read(ELASTIC.formatted("'{userName=eve, but'"));
    assertThat(reading.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
          assertThat(problem.detail())
              .isEqualTo(
                  "Elastic: {userName=eve, but is neither JSON nor the text of a map; read as text");
        });
    assertThat(reading.events().get(0).text("requestParameters")).isEqualTo("{userName=eve, but");
  }

  @Test
  void countsAFieldItDoesNotKnow() {
    JsonReading reading =
        read(ELASTIC.formatted("'{}'").replace("'event_version'", "'new':7,'event_version'"));
    assertThat(reading.problems())
        .extracting(Problem::detail)
        .containsExactly(
            "Elastic: aws.cloudtrail.new is no field of AWS CloudTrail that is known; kept under"
                + " that name");
  }

  @Test
  void readsWhatDiscoverExports() {
    JsonReading.Read event =
        only(
            read(
                """
                '@timestamp','event.action','event.provider','cloud.region','aws.cloudtrail.event_version','aws.cloudtrail.error_code','aws.cloudtrail.request_parameters','source.ip'
                'Mar 1, 2026 @ 12:00:00.000',CreateUser,'iam.amazonaws.com','us-east-1','1.08','-','{userName=eve, path=/}','203.0.113.7'
                """));
    assertThat(Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(event.time())))
        .isEqualTo("2026-03-01T12:00:00Z");
    assertThat(event.text("requestParameters")).contains("\"userName\":\"eve\"");
    assertThat(event.texts("errorCode")).isEmpty();
    assertThat(event.text("haetae.address")).isEqualTo("203.0.113.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'@timestamp':'2026-03-01T12:01:00.000Z','event':{'start':'2026-03-01T12:00:00.000Z',"
            + "'end':'2026-03-01T12:01:00.000Z','action':'accept'},'source':{'ip':'203.0.113.7',"
            + "'port':41000},'destination':{'ip':'10.0.0.5','port':22},'network':{'bytes':1840,"
            + "'packets':12,'iana_number':'6'},'cloud':{'account':{'id':'111122223333'},"
            + "'region':'eu-west-1'},'aws':{'vpcflow':{'version':'2','interface_id':'eni-1',"
            + "'log_status':'OK','action':'ACCEPT'}}}",
        "'@timestamp','source.ip','source.port','destination.ip','destination.port','network.bytes',"
            + "'network.packets','network.iana_number','aws.vpcflow.action','event.start',"
            + "'aws.vpcflow.interface_id','aws.vpcflow.account_id','cloud.region',"
            + "'aws.vpcflow.log_status'\n"
            + "'Mar 1, 2026 @ 12:01:00.000','203.0.113.7','41,000','10.0.0.5',22,'1,840',12,6,"
            + "ACCEPT,'Mar 1, 2026 @ 12:00:00.000','eni-1','111122223333','eu-west-1',OK\n",
        "{'TimeGenerated':'2026-03-01T12:00:00Z','SrcAddr':'203.0.113.7','SrcPort':41000,"
            + "'DstAddr':'10.0.0.5','DstPort':22,'Bytes':1840,'Packets':12,'Protocol':6,"
            + "'Action':'ACCEPT','InterfaceId':'eni-1','AccountId':'111122223333',"
            + "'Region':'eu-west-1','LogStatus':'OK','Type':'AWSVPCFlow'}"
      })
  void readsFlowRecords(String document) {
    JsonReading.Read event = only(read(document));
    assertThat(event.log()).isEqualTo("vpcflow");
    assertThat(event.account()).isEqualTo("111122223333");
    assertThat(event.region()).isEqualTo("eu-west-1");
    assertThat(event.text("start")).isEqualTo("1772366400");
    assertThat(event.text("srcaddr") + ":" + event.text("srcport")).isEqualTo("203.0.113.7:41000");
    assertThat(event.text("dstaddr") + ":" + event.text("dstport")).isEqualTo("10.0.0.5:22");
    assertThat(event.text("bytes") + " " + event.text("packets") + " " + event.text("protocol"))
        .isEqualTo("1840 12 6");
    assertThat(event.text("action") + " " + event.text("log-status")).isEqualTo("ACCEPT OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'tables':[{'name':'PrimaryResult','columns':[%s],'rows':[[%s]]}]}",
        "{'Tables':[{'TableName':'Table_0','Columns':[%s],'Rows':[[%s]]}]}"
      })
  void readsRowsWhoseNamesStandBeforeThem(String answer) {
    String columns =
        "{'name':'TimeGenerated','type':'datetime'},{'name':'EventName'},{'name':'EventSource'},"
            + "{'name':'AwsEventId'},{'name':'RequestParameters'},{'name':'ErrorCode'}";
    String row =
        "'2026-03-01T12:00:00Z','CreateUser','iam.amazonaws.com','e-1',"
            + "'{\\'userName\\':\\'eve\\'}',''";
    JsonReading.Read event = only(read(answer.formatted(columns, row)));
    assertThat(event.log()).isEqualTo("cloudtrail");
    assertThat(event.text("eventName")).isEqualTo("CreateUser");
    assertThat(event.text("requestParameters")).isEqualTo("{\"userName\":\"eve\"}");
    assertThat(event.texts("errorCode")).isEmpty();
  }

  @Test
  void countsARowWithAnotherNumberOfValues() {
    JsonReading reading =
        read(
            "{'tables':[{'columns':[{'name':'EventName'},{'name':'b'}],'rows':[['a'],['a','b']]}]}");
    assertThat(reading.events()).hasSize(1);
    assertThat(reading.problems()).extracting(Problem::reason).containsExactly(Reason.MALFORMED);
  }

  @Test
  void saysWhereADocumentIsNotWellFormed() {
    JsonReading reading = read("{'aws.cloudtrail.event_type':'a','event.action' 'b'}\n");
    assertThat(reading.events()).isEmpty();
    assertThat(reading.problems()).extracting(Problem::reason).contains(Reason.MALFORMED);
  }

  /** Each field that is kept is one of the log, and no two are kept under the same name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        'eventTime','eventSource','eventName','sourceIPAddress','arn'
        '2026-03-01 12:00:00.000','iam.amazonaws.com','CreateUser','203.0.113.7','arn:aws:iam::111122223333:user/ana'
        """,
        """
        'eventtime','eventsource','eventname','sourceipaddress','arn'
        '2026-03-01T12:00:00Z','iam.amazonaws.com','CreateUser','203.0.113.7','arn:aws:iam::111122223333:user/ana'
        """,
        "{'eventTime':'2026-03-01T12:00:00Z','eventSource':'iam.amazonaws.com','eventName':'CreateUser',"
            + "'sourceIPAddress':'203.0.113.7','userIdentity':{'arn':'arn:aws:iam::111122223333:user/ana'}}",
        "{'eventTime':'2026-03-01T12:00:00Z','eventSource':'iam.amazonaws.com','eventName':'CreateUser',"
            + "'sourceIPAddress':'203.0.113.7','userIdentity.arn':'arn:aws:iam::111122223333:user/ana'}"
      })
  void readsTheFewColumnsAQueryPicked(String answer) {
    JsonReading.Read event = only(read(answer));
    assertThat(event.log()).isEqualTo("cloudtrail");
    assertThat(Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(event.time())))
        .isEqualTo("2026-03-01T12:00:00Z");
    assertThat(event.text("eventName")).isEqualTo("CreateUser");
    assertThat(event.text("haetae.address")).isEqualTo("203.0.113.7");
    assertThat(event.text("haetae.principal")).isEqualTo("arn:aws:iam::111122223333:user/ana");
  }

  @Test
  void namesFieldsThatThereAre() {
    Formats.json()
        .map(JsonFormat::catalog)
        .forEach(catalog -> {
          Set<String> fields = new TreeSet<>();
          catalog.fields().forEach(field -> fields.add(field.name()));
          for (Translation translation : catalog.translations()) {
            assertThat(translation.recognise()).isNotEmpty();
            assertThat(fields)
                .containsAll(translation.rows().stream().map(Translation.Row::field).toList());
            List<Map.Entry<String, Map<String, List<String>>>> names =
                translation.rows().stream()
                    .flatMap(row -> row.names().stream().map(name -> Map.entry(name, row.when())))
                    .toList();
            assertThat(names).doesNotHaveDuplicates();
          }
        });
  }
}
