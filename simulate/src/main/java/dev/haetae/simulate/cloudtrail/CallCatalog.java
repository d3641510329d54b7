package dev.haetae.simulate.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.simulate.organization.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every API call the simulation knows, by {@code service:Name}. The shapes lie in {@code calls/},
 * one file a service; a reading call that is not in its file takes no parameters and returns
 * nothing, a writing call must be there. {@code service:Name@variant} is the same call asked in
 * another way.
 */
public final class CallCatalog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern READS =
      Pattern.compile(
          "(Get|List|Describe|Head|Lookup|BatchGet|Search|Select|Scan|Query|Simulate).*");

  private final Account example;
  private final Map<String, JsonNode> files = new HashMap<>();
  private final Map<String, Call> calls = new HashMap<>();

  /** A catalogue whose resource slots are those of an account. */
  public CallCatalog(Account example) {
    this.example = example;
  }

  /**
   * The shape of a call.
   *
   * @param name as {@code iam:CreateUser}
   * @throws IllegalArgumentException where the catalogue does not know it
   */
  Call find(String name) {
    Call known = calls.get(name);
    if (known == null) {
      known = read(name);
      calls.put(name, known);
    }
    return known;
  }

  private Call read(String name) {
    int colon = name.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("call \"" + name + "\": expected service:Name");
    }
    String prefix = name.substring(0, colon);
    String operation = name.substring(colon + 1);
    JsonNode file = files.computeIfAbsent(prefix, CallCatalog::load);
    JsonNode shape = file.path("calls").path(operation);
    if (shape.isMissingNode() && !READS.matcher(operation).matches()) {
      throw new IllegalArgumentException(
          "call \""
              + name
              + "\": it changes something, so its shape must be in calls/"
              + prefix
              + ".json");
    }
    return build(
        Service.read(prefix, file.path("service")), operation.replaceFirst("@.*", ""), shape);
  }

  private static JsonNode load(String prefix) {
    try (InputStream in = CallCatalog.class.getResourceAsStream("calls/" + prefix + ".json")) {
      return in == null ? JSON.createObjectNode() : JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("calls/" + prefix + ".json: " + e.getMessage(), e);
    }
  }

  private Call build(Service service, String operation, JsonNode shape) {
    boolean reads = shape.path("reads").asBoolean(READS.matcher(operation).matches());
    boolean data = shape.path("data").asBoolean(false);
    String region = service.global() ? "us-east-1" : "${region}";
    return new Call(
        service,
        operation,
        template("{\"eventVersion\":\"" + service.version() + "\",\"userIdentity\":"),
        template(
            "\",\"eventSource\":\"%s\",\"eventName\":\"%s\",\"awsRegion\":\"%s\",\"sourceIPAddress\":\""
                .formatted(service.source(), operation, shape.path("region").asText(region))),
        template(commandName(service.prefix(), operation)),
        template(value(shape, "parameters")),
        template(value(shape, "response")),
        template(value(shape, "failedResponse")),
        template(member(shape, "additional", "additionalEventData")),
        template(service.s3Ids() ? "${s3Request}" : "${requestId}"),
        template("\",\"readOnly\":" + reads + member(shape, "resources", "resources")),
        template(
            ",\"eventType\":\"%s\",\"managementEvent\":%s,\"recipientAccountId\":\"${account}\""
                .formatted(shape.path("type").asText("AwsApiCall"), !data)),
        template(
            member(shape, "serviceEvent", "serviceEventDetails")
                + ",\"eventCategory\":\""
                + (data ? "Data" : "Management")
                + "\""),
        template(tls(shape.path("host").asText(service.host()))));
  }

  private Template template(String text) {
    return Template.of(text, example);
  }

  private static String value(JsonNode shape, String name) {
    return shape.has(name) ? shape.get(name).toString() : "null";
  }

  private static String member(JsonNode shape, String from, String name) {
    return shape.has(from) ? ",\"" + name + "\":" + shape.get(from) : "";
  }

  private static String tls(String host) {
    return ",\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\",\"clientProvidedHostHeader\":\""
        + host
        + "\"}";
  }

  private static String commandName(String service, String operation) {
    return service
        + "."
        + operation
            .replaceFirst("20\\d{6}(v\\d)?$", "")
            .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
            .toLowerCase(Locale.ROOT);
  }
}
