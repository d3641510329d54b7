package dev.haetae.formats.recognise;

import java.util.List;
import java.util.Optional;

/**
 * A JSON object that only carries a record of something else, as services do that hand logs on.
 *
 * @param name what carries it, for messages
 * @param requires paths that must be there for an object to be this wrapping
 * @param payload path of what is carried: an object, JSON or plain text in a string, or an array of
 *     them
 * @param encoding how the payload is written
 * @param account path of the account it tells of, if it tells
 * @param region path of the Region it tells of, if it tells
 */
public record Wrapping(
    String name,
    List<String> requires,
    String payload,
    Encoding encoding,
    Optional<String> account,
    Optional<String> region) {

  /** How a payload is written. */
  public enum Encoding {
    /** The record itself, as an object or as text. */
    PLAIN,
    /** Base64 of the record's bytes, perhaps gzipped. */
    BASE64
  }

  /** An object in which {@link RecordSearch} found something. */
  public static final Wrapping OF_ANY_KIND = plain("JSON of no known log", List.of(), "");

  /**
   * Those that hand on what need not be of a known log, that say where it was written, or that
   * encode it; the more particular first. What others carry is found without their being known.
   */
  static final List<Wrapping> ALL =
      List.of(
          plain("EventBridge", List.of("detail-type", "source"), "detail", "account", "region"),
          base64("CloudWatch Logs subscription", List.of(), "awslogs.data"),
          base64("Kinesis record", List.of("kinesis.sequenceNumber"), "kinesis.data"),
          base64("Kinesis record", List.of("SequenceNumber", "PartitionKey"), "Data"),
          base64("Firehose record", List.of("recordId"), "data"),
          plain("SNS notification", List.of("Type", "TopicArn", "MessageId"), "Message"),
          plain("SQS message", List.of("messageId", "receiptHandle"), "body"),
          plain("SQS message", List.of("MessageId", "ReceiptHandle"), "Body"),
          plain("CloudWatch Logs event", List.of("timestamp", "id"), "message"),
          plain("CloudWatch Logs event", List.of("timestamp", "ingestionTime"), "message"),
          plain("CloudWatch Logs query result", List.of("@timestamp"), "@message"),
          plain("OpenSearch document", List.of("_index"), "_source"),
          plain("OpenSearch document", List.of("_index"), "fields"),
          plain("Splunk export", List.of("result._time"), "result._raw"),
          plain("Splunk export", List.of("_time", "sourcetype"), "_raw"));

  private static Wrapping plain(String name, List<String> requires, String payload) {
    return new Wrapping(
        name, requires, payload, Encoding.PLAIN, Optional.empty(), Optional.empty());
  }

  private static Wrapping plain(
      String name, List<String> requires, String payload, String account, String region) {
    return new Wrapping(
        name, requires, payload, Encoding.PLAIN, Optional.of(account), Optional.of(region));
  }

  private static Wrapping base64(String name, List<String> requires, String payload) {
    return new Wrapping(
        name, requires, payload, Encoding.BASE64, Optional.empty(), Optional.empty());
  }
}
