package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.network.AuditLog.Client;
import dev.haetae.simulate.network.AuditLog.Request;
import dev.haetae.simulate.network.AuditLog.Target;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** From an open API server to the cluster's administrator. */
@AutoService(Attack.class)
public final class ClusterIntrusion implements Attack {
  private static final String ADMINISTRATOR =
      "{\"kind\":\"ClusterRoleBinding\",\"apiVersion\":\"rbac.authorization.k8s.io/v1\",\"metadata\":{\"name\":\"default-admin\"},\"subjects\":[{\"kind\":\"ServiceAccount\",\"name\":\"default\",\"namespace\":\"default\"}],\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"ClusterRole\",\"name\":\"cluster-admin\"}}";

  private static final String NODE_SHELL =
      "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"node-shell\",\"namespace\":\"default\"},\"spec\":{\"hostPID\":true,\"containers\":[{\"name\":\"shell\",\"image\":\"alpine\",\"securityContext\":{\"privileged\":true},\"volumeMounts\":[{\"name\":\"root\",\"mountPath\":\"/host\"}]}],\"volumes\":[{\"name\":\"root\",\"hostPath\":{\"path\":\"/\"}}]}}";

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
    Client nobody = client("system:anonymous", List.of("system:unauthenticated"), address);
    Client pod =
        client(
            "system:serviceaccount:default:default",
            List.of("system:serviceaccounts", "system:authenticated"),
            address);
    stage.step(
        "Asks without credentials", "T1190", "Discovery:Kubernetes/SuccessfulAnonymousAccess");
    ask(stage, account, nobody, "list", Target.of("pods").in("default"), "");
    ask(stage, account, nobody, "list", Target.of("secrets").in("kube-system"), "");
    stage.step(
        "Runs a command in a system pod", "T1609", "Execution:Kubernetes/ExecInKubeSystemPod");
    Target dns = Target.of("pods").in("kube-system").named("coredns-7c65d");
    ask(stage, account, pod, "create", dns.sub("exec"), "");
    stage.step("Lists every secret", "T1552.007");
    ask(stage, account, pod, "list", Target.of("secrets"), "");
    stage.step(
        "Makes the default account an administrator",
        "T1098.006",
        "Persistence:Kubernetes/AdminAccessToDefaultServiceAccount");
    ask(stage, account, pod, "create", Target.of("clusterrolebindings"), ADMINISTRATOR);
    stage.step(
        "Starts a pod that owns its node",
        "T1610",
        "PrivilegeEscalation:Kubernetes/PrivilegedContainer");
    ask(
        stage,
        account,
        pod,
        "create",
        Target.of("pods").in("default").named("node-shell"),
        NODE_SHELL);
  }

  private static Client client(String user, List<String> groups, String address) {
    return new Client(user, groups, address, "kubectl/v1.29.0 (linux/amd64) kubernetes/3f7a50f");
  }

  private static void ask(
      Stage stage, Account account, Client client, String verb, Target target, String object) {
    int code = verb.equals("create") ? 201 : 200;
    stage.audit(account, new Request(stage.draw().uuid(), client, verb, target, code, object));
  }
}
