package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.network.AuditLog.Request;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** From an open API server to the cluster's administrator. */
@AutoService(Attack.class)
public final class ClusterIntrusion implements Attack {
  @Override
  public String name() {
    return "cluster-intrusion";
  }

  @Override
  public String description() {
    return "A cluster answers anonymous requests; secrets are listed and the default account becomes administrator.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1190", "T1609", "T1613", "T1098.006", "T1610", "T1552.007");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    String address = stage.foreignAddress();
    List<String> nobody = List.of("system:unauthenticated");
    List<String> inside = List.of("system:serviceaccounts", "system:authenticated");
    String pod = "system:serviceaccount:default:default";
    stage.step(
        "Asks without credentials", "T1190", "Discovery:Kubernetes/SuccessfulAnonymousAccess");
    ask(stage, account, "system:anonymous", nobody, "list", "pods", "", "default", "", address, "");
    ask(
        stage,
        account,
        "system:anonymous",
        nobody,
        "list",
        "secrets",
        "",
        "kube-system",
        "",
        address,
        "");
    stage.step(
        "Runs a command in a system pod", "T1609", "Execution:Kubernetes/ExecInKubeSystemPod");
    ask(
        stage,
        account,
        pod,
        inside,
        "create",
        "pods",
        "exec",
        "kube-system",
        "coredns-7c65d",
        address,
        "");
    stage.step("Lists every secret", "T1552.007");
    ask(stage, account, pod, inside, "list", "secrets", "", "", "", address, "");
    stage.step(
        "Makes the default account an administrator",
        "T1098.006",
        "Persistence:Kubernetes/AdminAccessToDefaultServiceAccount");
    ask(
        stage,
        account,
        pod,
        inside,
        "create",
        "clusterrolebindings",
        "",
        "",
        "",
        address,
        "{\"kind\":\"ClusterRoleBinding\",\"apiVersion\":\"rbac.authorization.k8s.io/v1\",\"metadata\":{\"name\":\"default-admin\"},\"subjects\":[{\"kind\":\"ServiceAccount\",\"name\":\"default\",\"namespace\":\"default\"}],\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"ClusterRole\",\"name\":\"cluster-admin\"}}");
    stage.step(
        "Starts a pod that owns its node",
        "T1610",
        "PrivilegeEscalation:Kubernetes/PrivilegedContainer");
    ask(
        stage,
        account,
        pod,
        inside,
        "create",
        "pods",
        "",
        "default",
        "node-shell",
        address,
        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"node-shell\",\"namespace\":\"default\"},\"spec\":{\"hostPID\":true,\"containers\":[{\"name\":\"shell\",\"image\":\"alpine\",\"securityContext\":{\"privileged\":true},\"volumeMounts\":[{\"name\":\"root\",\"mountPath\":\"/host\"}]}],\"volumes\":[{\"name\":\"root\",\"hostPath\":{\"path\":\"/\"}}]}}");
  }

  private static void ask(
      Stage stage,
      Account account,
      String user,
      List<String> groups,
      String verb,
      String resource,
      String subresource,
      String namespace,
      String name,
      String address,
      String object) {
    Request request =
        new Request(
            stage.draw().uuid(),
            user,
            groups,
            verb,
            resource,
            subresource,
            namespace,
            name,
            address,
            "kubectl/v1.29.0 (linux/amd64) kubernetes/3f7a50f",
            verb.equals("create") ? 201 : 200,
            object);
    stage.audit(account, request);
  }
}
