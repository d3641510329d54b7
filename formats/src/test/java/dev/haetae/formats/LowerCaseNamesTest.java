package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of which a table in Athena has put the names in lower case. Apostrophes are quotes. */
class LowerCaseNamesTest {
  private static final String CALL =
      "{'eventversion':'1.08','useridentity':%s,'eventtime':'2026-03-01T12:00:00Z',"
          + "'eventsource':'iam.amazonaws.com','eventname':'CreateUser','awsregion':'us-east-1',"
          + "'sourceipaddress':'203.0.113.7','requestparameters':'{\\'userName\\':\\'eve\\'}',"
          + "'responseelements':'null','eventid':'e-1','recipientaccountid':'111122223333'}";

  private static JsonReading.Read only(String json) {
    JsonReading reading = JsonReading.of(json.replace('\'', '"'));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.events()).hasSize(1);
    return reading.events().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'AssumedRole','arn':'arn:aws:sts::111122223333:assumed-role/ci/x','accesskeyid':'ASIA1',"
            + "'sessioncontext':{'sessionissuer':{'type':'Role','arn':'arn:aws:iam::111122223333:role/ci'},'attributes':null}}",
        "'{\\'type\\':\\'AssumedRole\\',\\'arn\\':\\'arn:aws:sts::111122223333:assumed-role/ci/x\\',\\'accessKeyId\\':\\'ASIA1\\',"
            + "\\'sessionContext\\':{\\'sessionIssuer\\':{\\'type\\':\\'Role\\',\\'arn\\':\\'arn:aws:iam::111122223333:role/ci\\'}}}'",
        "'{type=AssumedRole, arn=arn:aws:sts::111122223333:assumed-role/ci/x, accesskeyid=ASIA1,"
            + " sessioncontext={sessionissuer={type=Role, arn=arn:aws:iam::111122223333:role/ci}, attributes=null}}'"
      })
  void readsCloudTrailWhetherStructsAreObjectsOrTexts(String identity) {
    JsonReading.Read event = only(CALL.formatted(identity));
    assertThat(event.log()).isEqualTo("cloudtrail");
    assertThat(event.account()).isEqualTo("111122223333");
    assertThat(event.region()).isEqualTo("us-east-1");
    assertThat(Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(event.time())))
        .isEqualTo("2026-03-01T12:00:00Z");
    assertThat(event.text("eventName")).isEqualTo("CreateUser");
    assertThat(event.text("userIdentity.accessKeyId")).isEqualTo("ASIA1");
    assertThat(event.text("userIdentity.sessionContext.sessionIssuer.arn"))
        .isEqualTo("arn:aws:iam::111122223333:role/ci");
    assertThat(event.text("requestParameters")).contains("\"userName\":\"eve\"");
    assertThat(event.texts("responseElements")).isEmpty();
  }

  @Test
  void leavesTextsThatHoldJsonAsTheyAre() {
    String policy = "'requestparameters':{'policydocument':'{\\'Statement\\':[]}'}";
    JsonReading.Read event =
        only(
            CALL.formatted("{'type':'Root'}")
                .replace("'requestparameters':'{\\'userName\\':\\'eve\\'}'", policy));
    assertThat(event.text("requestParameters")).contains("\\\"Statement\\\"");
  }

  @Test
  void readsKubernetesAuditToo() {
    JsonReading.Read event =
        only(
            "{'kind':'Event','apiversion':'audit.k8s.io/v1','level':'Metadata','auditid':'a-1','stage':'ResponseComplete',"
                + "'requesturi':'/api/v1/secrets','verb':'list','user':{'username':'ana'},'sourceips':['203.0.113.7'],"
                + "'requestreceivedtimestamp':'2026-03-01T12:00:00.000000Z','stagetimestamp':'2026-03-01T12:00:00.100000Z'}");
    assertThat(event.log()).isEqualTo("eks");
    assertThat(event.text("requestURI")).isEqualTo("/api/v1/secrets");
    assertThat(event.text("sourceIPs")).isEqualTo("203.0.113.7");
  }
}
