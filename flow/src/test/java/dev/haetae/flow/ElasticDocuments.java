package dev.haetae.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the ingest pipeline of Filebeat's module aws makes of CloudTrail records where it is not
 * told to keep {@code event.original}.
 *
 * @see <a
 *     href="https://github.com/elastic/beats/blob/main/x-pack/filebeat/module/aws/cloudtrail/ingest/pipeline.yml">
 *     its pipeline</a>
 */
final class ElasticDocuments {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("MMM d, yyyy '@' HH:mm:ss.SSS", Locale.US);

  private static final Map<String, String> RENAMED = new LinkedHashMap<>();

  static {
    RENAMED.put("eventVersion", "aws.cloudtrail.event_version");
    RENAMED.put("eventSource", "event.provider");
    RENAMED.put("eventName", "event.action");
    RENAMED.put("awsRegion", "cloud.region");
    RENAMED.put("sourceIPAddress", "source.address");
    RENAMED.put("userAgent", "user_agent.original");
    RENAMED.put("errorCode", "aws.cloudtrail.error_code");
    RENAMED.put("errorMessage", "aws.cloudtrail.error_message");
    RENAMED.put("requestID", "aws.cloudtrail.request_id");
    RENAMED.put("eventID", "event.id");
    RENAMED.put("eventType", "aws.cloudtrail.event_type");
    RENAMED.put("apiVersion", "aws.cloudtrail.api_version");
    RENAMED.put("eventCategory", "aws.cloudtrail.event_category");
    RENAMED.put("managementEvent", "aws.cloudtrail.management_event");
    RENAMED.put("readOnly", "aws.cloudtrail.read_only");
    RENAMED.put("resources", "aws.cloudtrail.resources");
    RENAMED.put("recipientAccountId", "aws.cloudtrail.recipient_account_id");
    RENAMED.put("sharedEventID", "aws.cloudtrail.shared_event_id");
    RENAMED.put("vpcEndpointId", "aws.cloudtrail.vpc_endpoint_id");
    RENAMED.put("insightDetails", "aws.cloudtrail.insight_details");
    RENAMED.put("sessionCredentialFromConsole", "aws.cloudtrail.session_credential_from_console");
    String identity = "aws.cloudtrail.user_identity.";
    RENAMED.put("userIdentity.type", identity + "type");
    RENAMED.put("userIdentity.userName", "user.name");
    RENAMED.put("userIdentity.principalId", "user.id");
    RENAMED.put("userIdentity.arn", identity + "arn");
    RENAMED.put("userIdentity.accountId", "cloud.account.id");
    RENAMED.put("userIdentity.accessKeyId", identity + "access_key_id");
    RENAMED.put("userIdentity.invokedBy", identity + "invoked_by");
    String session = "userIdentity.sessionContext.";
    RENAMED.put(session + "attributes.creationDate", identity + "session_context.creation_date");
    RENAMED.put(
        session + "attributes.mfaAuthenticated", identity + "session_context.mfa_authenticated");
    String issuer = identity + "session_context.session_issuer.";
    RENAMED.put(session + "sessionIssuer.type", issuer + "type");
    RENAMED.put(session + "sessionIssuer.userName", "user.name");
    RENAMED.put(session + "sessionIssuer.principalId", issuer + "principal_id");
    RENAMED.put(session + "sessionIssuer.arn", issuer + "arn");
    RENAMED.put(session + "sessionIssuer.accountId", issuer + "account_id");
    RENAMED.put("tlsDetails.cipherSuite", "tls.cipher");
    RENAMED.put("tlsDetails.clientProvidedHostHeader", "tls.client.server_name");
  }

  private static final Map<String, String> TEXTS =
      Map.of(
          "requestParameters", "request_parameters",
          "responseElements", "response_elements",
          "additionalEventData", "additional_eventdata",
          "serviceEventDetails", "service_event_details");

  /** How what the called service says is kept. */
  enum Texts {
    /** As an object beside a text, as the pipeline has done since 7.10. */
    FLATTENED,
    /** Only as the text of a Java map. */
    MAP,
    /** Only as a text that is JSON. */
    JSON
  }

  private ElasticDocuments() {}

  static ObjectNode of(JsonNode record, Texts texts) {
    ObjectNode document = JSON.createObjectNode();
    document.set("@timestamp", record.get("eventTime"));
    put(document, "ecs.version", JSON.valueToTree("8.11.0"));
    put(document, "event.kind", JSON.valueToTree("event"));
    put(document, "event.dataset", JSON.valueToTree("aws.cloudtrail"));
    put(
        document,
        "event.outcome",
        JSON.valueToTree(record.has("errorCode") ? "failure" : "success"));
    put(document, "related.user", JSON.createArrayNode().add("someone"));
    RENAMED.forEach((from, to) -> rename(record, from, document, to));
    TEXTS.forEach((from, to) -> text(record.path(from), document, to, texts));
    return document;
  }

  /** The paths of what is kept. */
  static List<String> paths() {
    List<String> paths = new ArrayList<>(List.of("eventTime"));
    paths.addAll(RENAMED.keySet());
    paths.addAll(TEXTS.keySet());
    return paths;
  }

  private static void rename(JsonNode record, String from, ObjectNode document, String to) {
    JsonNode value = record.at("/" + from.replace('.', '/'));
    if (from.equals("resources") && value.isArray()) {
      value = resources(value);
    }
    if (!value.isMissingNode() && !value.isNull()) {
      put(document, to, value);
    }
  }

  private static ArrayNode resources(JsonNode resources) {
    ArrayNode renamed = JSON.createArrayNode();
    for (JsonNode resource : resources) {
      ObjectNode each = renamed.addObject();
      resource
          .properties()
          .forEach(member ->
              each.set(
                  switch (member.getKey()) {
                    case "ARN" -> "arn";
                    case "accountId" -> "account_id";
                    default -> member.getKey();
                  },
                  member.getValue()));
    }
    return renamed;
  }

  private static void text(JsonNode value, ObjectNode document, String name, Texts texts) {
    if (value.isObject()) {
      String map = JSON.convertValue(value, Map.class).toString();
      String text = texts == Texts.JSON ? value.toString() : map;
      put(document, "aws.cloudtrail." + name, JSON.valueToTree(text));
      if (texts == Texts.FLATTENED) {
        put(document, "aws.cloudtrail.flattened." + name, value);
      }
    }
  }

  static void put(ObjectNode document, String path, JsonNode value) {
    ObjectNode at = document;
    String[] parts = path.split("\\.", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      at = at.withObjectProperty(parts[i]);
    }
    at.set(parts[parts.length - 1], value);
  }

  /** The same document with dots in its names where it had objects. */
  static ObjectNode flat(ObjectNode document) {
    return flat(document, name -> false);
  }

  private static ObjectNode flat(ObjectNode document, Predicate<String> whole) {
    ObjectNode flat = JSON.createObjectNode();
    flatten("", document, flat, whole);
    return flat;
  }

  private static void flatten(
      String prefix, JsonNode node, ObjectNode flat, Predicate<String> whole) {
    node.properties()
        .forEach(member -> {
          String name = prefix + member.getKey();
          if (member.getValue().isObject() && !member.getValue().isEmpty() && !whole.test(name)) {
            flatten(name + ".", member.getValue(), flat, whole);
          } else {
            flat.set(name, member.getValue());
          }
        });
  }

  /**
   * What the {@code fields} of an answer to a search are: a list of values for each name; what is
   * of Elasticsearch's type flattened is one value.
   */
  static ObjectNode fields(ObjectNode document) {
    ObjectNode fields = JSON.createObjectNode();
    flat(document, name -> name.startsWith("aws.cloudtrail.flattened."))
        .properties()
        .forEach(member ->
            fields.set(
                member.getKey(),
                member.getValue().isArray()
                    ? member.getValue()
                    : JSON.createArrayNode().add(member.getValue())));
    return fields;
  }

  /** Documents as Kibana's Discover exports them. */
  static String csv(List<ObjectNode> documents) {
    Set<String> columns = new LinkedHashSet<>();
    List<ObjectNode> rows = documents.stream().map(ElasticDocuments::flat).toList();
    rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
    StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
    for (ObjectNode row : rows) {
      csv.append(
          columns.stream()
              .map(column -> cell(column, row.path(column)))
              .collect(Collectors.joining(",", "", "\n")));
    }
    return csv.toString();
  }

  private static String cell(String column, JsonNode value) {
    String text = value.isContainerNode() ? value.toString() : value.asText("-");
    String shown = column.equals("@timestamp") ? SHOWN.format(OffsetDateTime.parse(text)) : text;
    return "\"" + (value.isMissingNode() ? "-" : shown.replace("\"", "\"\"")) + "\"";
  }
}
