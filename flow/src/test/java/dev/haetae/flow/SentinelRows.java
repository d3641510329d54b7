package dev.haetae.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Microsoft Sentinel's connector makes of CloudTrail records.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/azure/azure-monitor/reference/tables/awscloudtrail">
 *     AWSCloudTrail</a>
 */
final class SentinelRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("M/d/yyyy, h:mm:ss.SSS a", Locale.US);

  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("eventTime", "TimeGenerated");
    COLUMNS.put("eventID", "AwsEventId");
    COLUMNS.put("eventVersion", "EventVersion");
    COLUMNS.put("eventSource", "EventSource");
    COLUMNS.put("eventName", "EventName");
    COLUMNS.put("awsRegion", "AWSRegion");
    COLUMNS.put("sourceIPAddress", "SourceIpAddress");
    COLUMNS.put("userAgent", "UserAgent");
    COLUMNS.put("errorCode", "ErrorCode");
    COLUMNS.put("errorMessage", "ErrorMessage");
    COLUMNS.put("requestID", "AwsRequestId");
    COLUMNS.put("eventType", "EventTypeName");
    COLUMNS.put("apiVersion", "APIVersion");
    COLUMNS.put("managementEvent", "ManagementEvent");
    COLUMNS.put("readOnly", "ReadOnly");
    COLUMNS.put("recipientAccountId", "RecipientAccountId");
    COLUMNS.put("sharedEventID", "SharedEventId");
    COLUMNS.put("vpcEndpointId", "VpcEndpointId");
    COLUMNS.put("requestParameters", "RequestParameters");
    COLUMNS.put("responseElements", "ResponseElements");
    COLUMNS.put("additionalEventData", "AdditionalEventData");
    COLUMNS.put("serviceEventDetails", "ServiceEventDetails");
    COLUMNS.put("resources", "Resources");
    COLUMNS.put("userIdentity.type", "UserIdentityType");
    COLUMNS.put("userIdentity.userName", "UserIdentityUserName");
    COLUMNS.put("userIdentity.principalId", "UserIdentityPrincipalid");
    COLUMNS.put("userIdentity.arn", "UserIdentityArn");
    COLUMNS.put("userIdentity.accountId", "UserIdentityAccountId");
    COLUMNS.put("userIdentity.accessKeyId", "UserIdentityAccessKeyId");
    COLUMNS.put("userIdentity.invokedBy", "UserIdentityInvokedBy");
    String session = "userIdentity.sessionContext.";
    COLUMNS.put(session + "sessionIssuer.type", "SessionIssuerType");
    COLUMNS.put(session + "sessionIssuer.userName", "SessionIssuerUserName");
    COLUMNS.put(session + "sessionIssuer.principalId", "SessionIssuerPrincipalId");
    COLUMNS.put(session + "sessionIssuer.arn", "SessionIssuerArn");
    COLUMNS.put(session + "sessionIssuer.accountId", "SessionIssuerAccountId");
    COLUMNS.put(session + "attributes.creationDate", "SessionCreationDate");
    COLUMNS.put(session + "attributes.mfaAuthenticated", "SessionMfaAuthenticated");
    COLUMNS.put(session + "ec2RoleDelivery", "EC2RoleDelivery");
    COLUMNS.put("tlsDetails.tlsVersion", "TlsVersion");
    COLUMNS.put("tlsDetails.cipherSuite", "CipherSuite");
    COLUMNS.put("tlsDetails.clientProvidedHostHeader", "ClientProvidedHostHeader");
  }

  private SentinelRows() {}

  /** The paths of what is kept. */
  static Iterable<String> paths() {
    return COLUMNS.keySet();
  }

  /** A row as JSON, with an empty text where the record says nothing. */
  static ObjectNode of(JsonNode record) {
    ObjectNode row = JSON.createObjectNode();
    row.put("TenantId", "00000000-0000-4000-8000-000000000000").put("Type", "AWSCloudTrail");
    COLUMNS.forEach((path, column) -> {
      JsonNode value = record.at("/" + path.replace('.', '/'));
      if (value.isMissingNode() || value.isNull()) {
        row.put(column, "");
      } else if (value.isContainerNode()) {
        row.put(column, value.toString());
      } else {
        row.set(column, value);
      }
    });
    return row;
  }

  /** Rows as Log Analytics answers. */
  static String answer(List<ObjectNode> rows) {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode table = answer.putArray("tables").addObject().put("name", "PrimaryResult");
    ArrayNode columns = table.putArray("columns");
    rows.get(0)
        .fieldNames()
        .forEachRemaining(name -> columns.addObject().put("name", name).put("type", "string"));
    ArrayNode values = table.putArray("rows");
    rows.forEach(row -> row.elements().forEachRemaining(values.addArray()::add));
    return answer.toString();
  }

  /** Rows as Azure's portal exports them. */
  static String csv(List<ObjectNode> rows) {
    StringBuilder csv = new StringBuilder();
    rows.get(0)
        .fieldNames()
        .forEachRemaining(name -> csv.append(csv.isEmpty() ? "" : ",").append(name));
    String header = csv.toString().replace("TimeGenerated", "\"TimeGenerated [UTC]\"");
    return header + "\n" + rows.stream().map(SentinelRows::line).collect(Collectors.joining());
  }

  private static String line(ObjectNode row) {
    StringBuilder line = new StringBuilder();
    row.properties()
        .forEach(cell -> {
          String text = cell.getValue().asText();
          String shown = cell.getKey().equals("TimeGenerated") ? shown(text) : text;
          line.append(line.isEmpty() ? "\"" : ",\"")
              .append(shown.replace("\"", "\"\""))
              .append('"');
        });
    return line.append('\n').toString();
  }

  private static String shown(String time) {
    return SHOWN.format(OffsetDateTime.parse(time));
  }
}
