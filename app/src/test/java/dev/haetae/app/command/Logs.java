package dev.haetae.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small logs made by hand. */
final class Logs {
  /** Finding type of what {@link #trailStopped} tells. */
  static final String TRAIL_STOPPED = "Stealth:IAMUser/CloudTrailLoggingDisabled";

  private Logs() {}

  /** A CloudTrail record that one detector that comes with Haetae fires on. */
  static String trailStopped(String user, String userAgent) {
    return """
    {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE00000USER1",\
    "arn":"arn:aws:iam::111122223333:user/%1$s","accountId":"111122223333",\
    "accessKeyId":"AKIAEXAMPLE00000KEY1","userName":"%1$s"},"eventTime":"2026-03-01T10:00:00Z",\
    "eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"eu-west-1",\
    "sourceIPAddress":"198.51.100.9","userAgent":"%2$s","requestParameters":{"name":"main"},\
    "responseElements":null,"requestID":"r1","eventID":"00000000-0000-4000-8000-00000000000a",\
    "readOnly":false,"eventType":"AwsApiCall","managementEvent":true,\
    "recipientAccountId":"111122223333","eventCategory":"Management"}\
    """
        .formatted(user, userAgent);
  }

  static String records(String... records) {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  /** A folder with one file that has the one record. */
  static Path write(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("good.json"), records(trailStopped("alice", "aws-cli/2.15")));
  }
}
