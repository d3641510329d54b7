package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A finding as GuardDuty's API and export write it. As there, the call it shows is that of the
 * newest occurrence; what has no place in the shape goes into {@code additionalInfo}.
 *
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Finding.html">
 *     Finding</a>
 */
final class GuardDuty {
  private static final Map<String, String> RESOURCE_TYPES =
      Map.of(
          "EC2", "Instance",
          "Runtime", "Instance",
          "S3", "S3Bucket",
          "Kubernetes", "KubernetesCluster",
          "EKS", "EKSCluster",
          "ECS", "ECSCluster",
          "Container", "Container",
          "Lambda", "Lambda",
          "RDS", "RDSDBInstance");

  private GuardDuty() {}

  static void write(Finding finding, JsonGenerator json) throws IOException {
    json.writeTree(of(finding));
  }

  static ObjectNode of(Finding finding) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    RawRecord newest = RawRecord.newest(finding);
    json.put("schemaVersion", "2.0");
    json.put("accountId", Aws.account(finding));
    json.put("region", Aws.region(finding));
    json.put("partition", Aws.partition(finding));
    json.put("id", finding.id());
    json.put("arn", arn(finding));
    json.put("type", finding.type().toString());
    json.put("severity", finding.severity().score());
    json.put("confidence", finding.confidence());
    json.put("title", finding.title());
    json.put("description", Sentences.explanation(finding));
    json.put("createdAt", Times.isoMillis(finding.firstSeen()));
    json.put("updatedAt", Times.isoMillis(finding.lastSeen()));
    putResource(json.putObject("resource"), finding, newest);
    putService(json.putObject("service"), finding, newest);
    return json;
  }

  private static String arn(Finding finding) {
    return "arn:%s:guardduty:%s:%s:detector/%s/finding/%s"
        .formatted(
            Aws.partition(finding),
            Aws.region(finding),
            Aws.account(finding),
            detectorId(finding),
            finding.id());
  }

  /** GuardDuty has one detector for each account and Region. */
  private static String detectorId(Finding finding) {
    String name = "haetae/" + Aws.account(finding) + "/" + Aws.region(finding);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  private static void putResource(ObjectNode resource, Finding finding, RawRecord newest) {
    resource.put(
        "resourceType", RESOURCE_TYPES.getOrDefault(finding.type().resource(), "AccessKey"));
    putAccessKey(resource, finding, newest);
    putBuckets(resource, finding);
    first(finding, "Instance")
        .forEach(name -> resource.putObject("instanceDetails").put("instanceId", name));
    first(finding, "Lambda")
        .forEach(name -> resource.putObject("lambdaDetails").put("functionName", name));
    first(finding, "EKSCluster")
        .forEach(name -> resource.putObject("eksClusterDetails").put("name", name));
    first(finding, "DBInstance")
        .forEach(
            name -> resource.putObject("rdsDbInstanceDetails").put("dbInstanceIdentifier", name));
    putKubernetesUser(resource, newest);
  }

  private static void putAccessKey(ObjectNode resource, Finding finding, RawRecord newest) {
    List<String> keys = finding.actor().accessKeys();
    String key = newest.text("userIdentity", "accessKeyId");
    if (key.isEmpty() && keys.isEmpty() && newest.text("userIdentity", "type").isEmpty()) {
      return;
    }
    String name = newest.text("userIdentity", "userName");
    String issuer = newest.text("userIdentity", "sessionContext", "sessionIssuer", "userName");
    resource
        .putObject("accessKeyDetails")
        .put("accessKeyId", key.isEmpty() && !keys.isEmpty() ? keys.get(0) : key)
        .put("principalId", newest.text("userIdentity", "principalId"))
        .put("userName", name.isEmpty() ? issuer : name)
        .put("userType", newest.text("userIdentity", "type"));
  }

  private static void putBuckets(ObjectNode resource, Finding finding) {
    String buckets = finding.resources().getOrDefault("S3Bucket", "");
    if (buckets.isEmpty()) {
      return;
    }
    ArrayNode details = resource.putArray("s3BucketDetails");
    for (String name : Aws.names(buckets)) {
      details
          .addObject()
          .put("arn", "arn:%s:s3:::%s".formatted(Aws.partition(finding), name))
          .put("name", name);
    }
  }

  private static List<String> first(Finding finding, String kind) {
    String names = finding.resources().getOrDefault(kind, "");
    return names.isEmpty() ? List.of() : Aws.names(names).subList(0, 1);
  }

  private static void putKubernetesUser(ObjectNode resource, RawRecord newest) {
    String user = newest.text("user", "username");
    if (!user.isEmpty()) {
      resource
          .putObject("kubernetesDetails")
          .putObject("kubernetesUserDetails")
          .put("username", user)
          .put("uid", newest.text("user", "uid"));
    }
  }

  private static void putService(ObjectNode service, Finding finding, RawRecord newest) {
    service.put("serviceName", "guardduty");
    service.put("detectorId", detectorId(finding));
    service.put("archived", finding.suppressed().isPresent());
    service.put("count", finding.count());
    service.put("eventFirstSeen", Times.isoMillis(finding.firstSeen()));
    service.put("eventLastSeen", Times.isoMillis(finding.lastSeen()));
    service.put("resourceRole", "TARGET");
    putAction(service, newest);
    finding
        .sequence()
        .ifPresent(sequence ->
            GuardDutySequence.put(
                finding, sequence, service.putObject("detection").putObject("sequence")));
    ObjectNode more = service.putObject("additionalInfo");
    more.put("type", "default");
    more.put("value", additional(finding).toString());
  }

  private static ObjectNode additional(Finding finding) {
    ObjectNode more = Json.MAPPER.createObjectNode();
    more.put("product", "Haetae").put("detector", finding.detector());
    more.put("generation", finding.generation()).put("sample", finding.sample());
    finding.suppressed().ifPresent(reason -> more.put("suppressed", reason));
    finding.reportedBy().ifPresent(product -> more.put("reportedBy", product));
    finding.techniques().forEach(more.withArray("techniques")::add);
    finding.actor().addresses().forEach(more.withArray("addresses")::add);
    Chains.put(finding, more);
    ObjectNode baseline = more.putObject("baseline");
    finding.baseline().forEach(baseline::put);
    return more;
  }

  private static void putAction(ObjectNode service, RawRecord newest) {
    if (!newest.text("eventName").isEmpty()) {
      putApiCall(service.putObject("action"), newest);
    } else if (!newest.text("requestURI").isEmpty()) {
      putKubernetesCall(service.putObject("action"), newest);
    } else if (!newest.text("query_name").isEmpty()) {
      ObjectNode action = service.putObject("action").put("actionType", "DNS_REQUEST");
      action
          .putObject("dnsRequestAction")
          .put("domain", newest.text("query_name").replaceAll("\\.$", ""))
          .put("protocol", newest.text("transport"))
          .put("blocked", newest.text("firewall_rule_action").equals("BLOCK"));
    }
  }

  private static void putApiCall(ObjectNode action, RawRecord call) {
    action.put("actionType", "AWS_API_CALL");
    ObjectNode api = action.putObject("awsApiCallAction");
    String address = call.text("sourceIPAddress");
    boolean isService = address.endsWith(".amazonaws.com");
    api.put("api", call.text("eventName"));
    api.put("serviceName", call.text("eventSource"));
    api.put("callerType", isService ? "AWS service" : "Remote IP");
    api.put("userAgent", call.text("userAgent"));
    if (!call.text("errorCode").isEmpty()) {
      api.put("errorCode", call.text("errorCode"));
    }
    if (isService) {
      api.putObject("domainDetails").put("domain", address);
    }
    putAddress(api, address);
  }

  private static void putKubernetesCall(ObjectNode action, RawRecord call) {
    action.put("actionType", "KUBERNETES_API_CALL");
    ObjectNode api = action.putObject("kubernetesApiCallAction");
    List<String> addresses = call.texts("sourceIPs");
    api.put("requestUri", call.text("requestURI"));
    api.put("verb", call.text("verb"));
    api.put("resource", call.text("objectRef", "resource"));
    api.put("subresource", call.text("objectRef", "subresource"));
    api.put("namespace", call.text("objectRef", "namespace"));
    api.put("resourceName", call.text("objectRef", "name"));
    api.put("userAgent", call.text("userAgent"));
    api.put("statusCode", call.json().path("responseStatus").path("code").asInt());
    addresses.forEach(api.putArray("sourceIPs")::add);
    if (!addresses.isEmpty()) {
      putAddress(api, addresses.get(0));
    }
  }

  private static void putAddress(ObjectNode call, String address) {
    if (Aws.isIpv4(address)) {
      call.putObject("remoteIpDetails").put("ipAddressV4", address);
    } else if (Aws.isIpv6(address)) {
      call.putObject("remoteIpDetails").put("ipAddressV6", address);
    }
  }
}
