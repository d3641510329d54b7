package dev.haetae.simulate.network;

import dev.haetae.model.JsonText;
import dev.haetae.simulate.delivery.FileTimes;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import java.time.Instant;
import java.util.List;

/**
 * The audit log of a cluster, as a CloudWatch Logs subscription hands it to Firehose: one message
 * with its log events after the other.
 *
 * @see <a href="https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/">Kubernetes
 *     audit.k8s.io/v1</a>
 */
public final class AuditLog implements LineLog {

  /**
   * Who asks.
   *
   * @param groups the user's groups
   */
  public record Client(String user, List<String> groups, String address, String agent) {}

  /**
   * What is asked for. A part that there is none of is empty.
   *
   * @param subresource such as {@code exec} of a pod
   * @param name of the one that is meant
   */
  public record Target(String resource, String subresource, String namespace, String name) {
    /** All there are of a kind, in all namespaces. */
    public static Target of(String resource) {
      return new Target(resource, "", "", "");
    }

    /** The same in one namespace only. */
    public Target in(String one) {
      return new Target(resource, subresource, one, name);
    }

    /** The one of them with a name. */
    public Target named(String one) {
      return new Target(resource, subresource, namespace, one);
    }

    /** What belongs to it and is asked for by itself. */
    public Target sub(String part) {
      return new Target(resource, part, namespace, name);
    }

    private String group() {
      return resource.endsWith("bindings") ? "rbac.authorization.k8s.io" : "";
    }

    private String path() {
      return (group().isEmpty() ? "/api/v1" : "/apis/" + group() + "/v1")
          + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
          + "/"
          + resource
          + (name.isEmpty() ? "" : "/" + name)
          + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    private String reference() {
      return member("namespace", namespace)
          + member("name", name)
          + member("subresource", subresource)
          + member("apiGroup", group());
    }

    private static String member(String key, String value) {
      return value.isEmpty() ? "" : "\"" + key + "\":\"" + value + "\",";
    }
  }

  /**
   * One request to the API server.
   *
   * @param object its body as JSON, empty where there is none
   */
  public record Request(
      String auditId, Client client, String verb, Target target, int code, String object) {

    private String json(long second) {
      String time = new ByteText(20).time(second).toString().replace("Z", ".120000Z");
      return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"%s\",\"auditID\":\"%s\",\"stage\":\"ResponseComplete\",\"requestURI\":\"%s\",\"verb\":\"%s\",\"user\":{\"username\":\"%s\",\"groups\":[\"%s\"]},\"sourceIPs\":[\"%s\"],\"userAgent\":\"%s\",\"objectRef\":{\"resource\":\"%s\",%s\"apiVersion\":\"v1\"},\"responseStatus\":{\"metadata\":{},\"code\":%d},%s\"requestReceivedTimestamp\":\"%s\",\"stageTimestamp\":\"%s\",\"annotations\":{\"authorization.k8s.io/decision\":\"%s\",\"authorization.k8s.io/reason\":\"\"}}"
          .formatted(
              object.isEmpty() ? "Metadata" : "RequestResponse",
              auditId,
              target.path(),
              verb,
              client.user(),
              String.join("\",\"", client.groups()),
              client.address(),
              client.agent(),
              target.resource(),
              target.reference(),
              code,
              object.isEmpty() ? "" : "\"requestObject\":" + object + ",",
              time,
              time,
              code == 403 ? "forbid" : "allow");
    }

    /** The request as the log writes it, without the line feed. */
    public String line(Account account, long second) {
      return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"%s\",\"logGroup\":\"/aws/eks/%s/cluster\",\"logStream\":\"kube-apiserver-audit-%s\",\"subscriptionFilters\":[\"audit\"],\"logEvents\":[{\"id\":\"%d\",\"timestamp\":%d,\"message\":\"%s\"}]}"
          .formatted(
              account.id(),
              account.names("clusterName").get(0),
              Draw.of(account.seed(), "api server").hex(32),
              Draw.hash(auditId) >>> 1,
              second * 1000 + 120,
              JsonText.escape(json(second)));
    }
  }

  private static final List<String> CONTROLLERS =
      List.of(
          "system:serviceaccount:kube-system:coredns",
          "system:serviceaccount:kube-system:aws-node",
          "system:kube-controller-manager",
          "system:kube-scheduler",
          "eks:addon-manager");
  private static final List<String> WATCHED =
      List.of("pods", "endpoints", "configmaps", "services", "nodes", "leases");

  @Override
  public LogKind kind() {
    return LogKind.EKS_AUDIT;
  }

  @Override
  public String header() {
    return "";
  }

  @Override
  public String path(Account account, Instant hour, Draw draw) {
    return "eks-audit/%s/%s/%s/eks-audit-1-%s-%s.gz"
        .formatted(
            account.id(),
            account.mainRegion(),
            FileTimes.hour(hour),
            FileTimes.second(hour),
            draw.uuid());
  }

  @Override
  public void ordinary(Account account, long hour, double busyness, Draw draw, ByteText out) {
    int count = draw.poisson(120 + 60 * busyness);
    for (int i = 0; i < count; i++) {
      Request request = draw.chance(0.9) ? controller(draw) : administrator(account, draw);
      out.add(request.line(account, hour + draw.below(3600))).add('\n');
    }
  }

  private static Request controller(Draw draw) {
    String auditId = draw.uuid();
    String user = draw.pick(CONTROLLERS);
    String verb = draw.pick(List.of("get", "list", "watch", "update"));
    Target target = Target.of(draw.pick(WATCHED)).in("kube-system");
    Client client =
        new Client(
            user,
            List.of("system:authenticated"),
            "10.0." + draw.below(4) + "." + draw.between(5, 250),
            "kube-controller-manager/v1.33.4 (linux/amd64) kubernetes/74cdb42/shared-informers");
    return new Request(auditId, client, verb, target, 200, "");
  }

  private static Request administrator(Account account, Draw draw) {
    Client client =
        new Client(
            "arn:aws:sts::" + account.id() + ":assumed-role/eks-operators/session",
            List.of("eks-operators", "system:authenticated"),
            Addresses.residential(Draw.of(account.seed(), "operators")),
            "kubectl/v1.33.1 (darwin/arm64) kubernetes/8adc0f0");
    return new Request(
        draw.uuid(),
        client,
        draw.pick(List.of("get", "list", "list", "patch")),
        Target.of(draw.pick(List.of("pods", "deployments", "services", "configmaps")))
            .in("default"),
        200,
        "");
  }
}
