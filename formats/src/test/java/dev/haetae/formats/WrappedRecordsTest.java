package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.read.LogReader;
import dev.haetae.model.JsonText;
import dev.haetae.model.Limits;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records as others hand them on. In the documents, apostrophes stand for quotes, {@code %RECORD}
 * for a record, {@code %STRING} for the same as a JSON string, {@code %ESCAPED} for its inside,
 * {@code %LINE} for a line of a flow log as one, {@code %BASE64} for the record in base64.
 */
class WrappedRecordsTest {
  private static final String RECORD =
      "{'eventVersion':'1.08','eventTime':'2026-03-01T12:00:00Z','eventSource':'iam.amazonaws.com',"
          + "'eventName':'CreateUser','awsRegion':'us-east-1','recipientAccountId':'111122223333',"
          + "'resources':[{'ARN':'arn:aws:iam::111122223333:user/eve'}],"
          + "'requestParameters':{'userName':'eve'}}";
  private static final String FLOW =
      "2 111122223333 eni-0a1b2c3d4e5f60718 203.0.113.12 10.0.1.20 52100 22 6 12 1840 1772366400"
          + " 1772366459 ACCEPT OK";

  private static final Limits SHORT = Limits.DEFAULT.with(new Limits.Records(300_000, 64, 1_000));

  private final List<String> events = new ArrayList<>();
  private final List<String> accounts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private void read(String document) {
    read(document, Limits.DEFAULT);
  }

  private void read(String document, Limits limits) {
    String record = RECORD.replace('\'', '"');
    String text =
        document
            .replace('\'', '"')
            .replace("%RECORD", record)
            .replace("%STRING", string(record))
            .replace("%ESCAPED", JsonText.escape(record))
            .replace("%CELL", string(record).replace("\\\"", "\"\""))
            .replace("%LINE", string(FLOW))
            .replace(
                "%BASE64",
                Base64.getEncoder().encodeToString(record.getBytes(StandardCharsets.UTF_8)));
    FieldSelection.Builder fields = new FieldSelection.Builder();
    fields.add("eventName");
    fields.add("dstport");
    FieldSelection wanted = fields.build();
    try {
      new LogReader(log -> wanted, limits)
          .read(
              Origin.of("logs/file", Instant.parse("2026-03-02T00:00:00Z")),
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
              event -> {
                accounts.add(event.account());
                events.add(
                    "%s %s%s %d"
                        .formatted(
                            event.log(),
                            event.text("eventName"),
                            event.text("dstport"),
                            event.place().line()));
              },
              problems::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String string(String text) {
    return "\"" + JsonText.escape(text) + "\"";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Splunk: HTTP event collector, export, results of a search, events of a saved table
        "{'time':1,'sourcetype':'aws:cloudtrail','event':%RECORD}",
        "{'preview':false,'result':{'_raw':%STRING}}",
        "{'preview':false,'fields':[{'name':'_raw'}],'results':[{'_raw':%STRING,'_bkt':'a'}]}",
        // OpenSearch: the answer of a search, a document of Filebeat's
        "{'took':1,'hits':{'total':{'value':1},'hits':[{'_index':'a','_source':%RECORD}]}}",
        "{'took':1,'hits':{'hits':[{'_index':'a','_source':{'event':{'original':%STRING}}}]}}",
        "{'@timestamp':'2026-03-01T12:00:01Z','agent':{'type':'filebeat'},'message':%STRING}",
        // Datadog, Sumo Logic, Graylog, Loki
        "{'id':'x','content':{'attributes':%RECORD,'service':'cloudtrail'}}",
        "{'data':[{'id':'x','type':'log','attributes':{'attributes':%RECORD}}]}",
        "{'map':{'_raw':%STRING,'_messagetime':'1'}}",
        "{'version':'1.1','host':'h','short_message':%STRING,'timestamp':1}",
        "{'status':'success','data':{'result':[{'stream':{'a':'b'},'values':[['1',%STRING]]}]}}",
        // AWS: queues, topics, streams, functions called by them, answers to queries
        "{'Messages':[{'MessageId':'a','ReceiptHandle':'b','Body':%STRING}]}",
        "{'Records':[{'EventSource':'aws:sns','Sns':{'Type':'Notification','Message':%STRING}}]}",
        "{'Records':[{'SequenceNumber':'1','Data':'%BASE64','PartitionKey':'p'}]}",
        "{'QueryStatus':'FINISHED','QueryResultRows':[[{'eventJson':%STRING}]]}",
        "{'results':[[{'field':'@timestamp','value':'x'},{'field':'@message','value':%STRING}]]}",
        "{'eventjson':%STRING}",
        // Written by hand, or by jq
        "[{'Records':[%RECORD]}]",
        "{'value':[%RECORD]}",
        "{'alert':'key leaked','evidence':{'raw':[%RECORD]}}",
        // What logging daemons put before it
        "2026-03-01T12:00:01.123000+00:00 111122223333_CloudTrail_us-east-1 %RECORD",
        "<134>1 2026-03-01T12:00:01Z host cloudtrail - - - %RECORD",
        "Mar  1 12:00:01 host cloudtrail[12]: %RECORD",
        "{'message':'2026-03-01T12:00:01Z stdout F %ESCAPED\\n','x':1}",
        // A table of one column
        "'eventjson'\n%CELL\n"
      })
  void findsARecordHoweverItIsWrapped(String document) {
    read(document);
    assertThat(events).hasSize(1).first().asString().startsWith("cloudtrail CreateUser");
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'version':'1.1','host':'h','short_message':%LINE,'timestamp':1}",
        "{'@timestamp':'x','message':%LINE,'agent':{'type':'filebeat'}}",
        "{'time':1,'event':%LINE}",
        "{'log':%LINE,'stream':'stdout','time':'2026-03-01T12:00:01Z'}",
        "{'hits':{'hits':[{'_index':'a','_source':{'message':%LINE}}]}}",
        "{'data':{'result':[{'stream':{'a':'b'},'values':[['1',%LINE]]}]}}",
        "{'results':[[{'field':'@message','value':%LINE},{'field':'@ptr','value':'a'}]]}"
      })
  void findsALineInTextThatSomebodyWrote(String document) {
    read(document);
    assertThat(events).hasSize(1).first().asString().startsWith("vpcflow 22");
  }

  @Test
  void findsALineThatBeginsWithItsOwnTime() {
    String line =
        "2026-03-01T10:00:00.945958Z my-loadbalancer 192.0.2.39:2817 10.0.0.1:80 0.000073 0.001048"
            + " 0.000057 200 200 0 29 \\\"GET http://www.example.com:80/ HTTP/1.1\\\" \\\"curl\\\" - -";

    read("{'@timestamp':'x','message':'" + line + "','agent':{'type':'filebeat'}}");

    assertThat(events).containsExactly("elb  1");
  }

  @Test
  void readsWhatLogsTailPrints() {
    read("2026-03-01T12:00:01.123000+00:00 eni-0a1b2c3d-all " + FLOW + "\n");
    assertThat(events).containsExactly("vpcflow 22 1");
  }

  @Test
  void keepsWholeWhatHoldsNothingKnown() {
    read("{'id':7,'message':'order paid','context':{'items':[{'price':3}]}}");
    assertThat(events).containsExactly("json  1");
  }

  @Test
  void readsAllThatAnArrayHoldsWhereOneElementIsARecord() {
    read("{'batch':{'of':[%RECORD,{'order':7}]},'x':1}\n");
    assertThat(events).containsExactly("cloudtrail CreateUser 1", "json  2");
  }

  @Test
  void readsOnceWhatAnElementHoldsBeforeOneThatIsARecord() {
    read("{'batch':{'of':[{'inside':%RECORD},%RECORD]},'x':1}");
    assertThat(events).containsExactly("cloudtrail CreateUser 1", "cloudtrail CreateUser 2");
  }

  @Test
  void takesWhatAnEventBridgeEventSaysOfWhatItCarriesInAnArray() {
    read(
        "{'detail-type':'Findings','account':'444455556666','source':'aws.securityhub',"
            + "'region':'eu-west-1','detail':{'findings':[{'order':7}]}}");
    assertThat(accounts).containsExactly("444455556666");
  }

  @Test
  void placesEachRecordOfALongAnswer() {
    read(
        "{'took':1,'hits':{'total':3,'hits':[{'_index':'a','_source':%RECORD},{'_index':'a','_source':%RECORD}]}}");
    assertThat(events).containsExactly("cloudtrail CreateUser 1", "cloudtrail CreateUser 2");
  }

  @Test
  void readsAnAnswerLongerThanARecordMayBe() {
    String hits =
        "{'_index':'a','_source':%RECORD},".repeat(2000) + "{'_index':'a','_source':%RECORD}";
    read("{'took':1,'hits':{'total':{'value':2001},'hits':[" + hits + "]}}", SHORT);
    assertThat(events).hasSize(2001);
    assertThat(problems).isEmpty();
  }

  @Test
  void readsAQuerysFieldsAsARowOfATable() {
    read(
        "{'results':[[{'field':'eventSource','value':'iam.amazonaws.com'},"
            + "{'field':'eventName','value':'CreateUser'},{'field':'awsRegion','value':'us-east-1'},"
            + "{'field':'eventVersion','value':'1.08'}]],'status':'Complete'}");
    assertThat(events).containsExactly("cloudtrail CreateUser 1");
  }

  @Test
  void endsWhereRecordsAreWrappedWithoutEnd() {
    String document = "{'a':1,'message':%RECORD}".replace("%RECORD", RECORD).replace('\'', '"');
    for (int i = 0; i < 8; i++) {
      document = "{\"a\":1,\"message\":" + string(document) + "}";
    }
    read(document);
    assertThat(events).hasSize(1);
  }

  @Test
  void saysThatAnAnswerIsCutOff() {
    read("{'took':1,'hits':{'hits':[{'_index':'a','_source':%RECORD},{'_index':'a',");
    assertThat(events).containsExactly("cloudtrail CreateUser 1");
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.TRUNCATED);
  }
}
