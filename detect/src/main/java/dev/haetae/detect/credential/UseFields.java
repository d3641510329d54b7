package dev.haetae.detect.credential;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads of a call who made it, from where and with what. */
final class UseFields {
  /** Distinguishes workloads whose sessions have names of their own. */
  static final String SESSION = "userIdentity.arn";

  /** What a function is called. */
  static final String FUNCTION = "function";

  private static final String PROVIDER =
      "userIdentity.sessionContext.webIdFederationData.federatedProvider";
  private static final List<String> OWN_ADDRESSES =
      List.of(
          "responseElements.publicIp",
          "requestParameters.publicIp",
          "responseElements.CreateNatGatewayResponse.natGateway.natGatewayAddressSet.item.publicIp",
          "responseElements.instancesSet.items.networkInterfaceSet.items.association.publicIp");
  private static final Set<String> PEOPLE = Set.of("user", "sso", "root", "federated");

  private static final List<String> ALWAYS =
      Stream.concat(
              Stream.of(
                  "haetae.caller",
                  "haetae.principal",
                  "haetae.outcome",
                  "haetae.address",
                  "userIdentity.accountId",
                  "userIdentity.inScopeOf.issuerType",
                  "userAgent",
                  "vpcEndpointId",
                  "vpcEndpointAccountId",
                  "responseElements.assumedRoleUser.arn"),
              OWN_ADDRESSES.stream())
          .toList();

  private final boolean isByName;
  private final Layout.Text provider;
  private final Layout.Text caller;
  private final Layout.Text principal;
  private final Layout.Text outcome;
  private final Layout.Text address;
  private final Layout.Text session;
  private final Layout.Text account;
  private final Layout.Text issuer;
  private final Layout.Text agent;
  private final Layout.Text endpoint;
  private final Layout.Text endpointAccount;
  private final Layout.Text handedOut;
  private final List<Layout.Text> ownAddresses;

  /** All that is read, where a field tells one workload from another. */
  static List<String> all(String of) {
    Stream<String> more = of.equals(SESSION) ? Stream.of(of) : Stream.of(of, PROVIDER);
    return Stream.concat(ALWAYS.stream(), more).toList();
  }

  UseFields(Layout layout, String of) {
    isByName = of.equals(SESSION);
    provider = layout.text(PROVIDER);
    caller = layout.text("haetae.caller");
    principal = layout.text("haetae.principal");
    outcome = layout.text("haetae.outcome");
    address = layout.text("haetae.address");
    session = layout.text(of);
    account = layout.text("userIdentity.accountId");
    issuer = layout.text("userIdentity.inScopeOf.issuerType");
    agent = layout.text("userAgent");
    endpoint = layout.text("vpcEndpointId");
    endpointAccount = layout.text("vpcEndpointAccountId");
    handedOut = layout.text("responseElements.assumedRoleUser.arn");
    ownAddresses = OWN_ADDRESSES.stream().map(layout::text).toList();
  }

  /** Account of the caller. */
  String account(Observation observation) {
    String own = account.of(observation);
    return own.isEmpty() ? observation.traits().account() : own;
  }

  boolean isPerson(Observation observation) {
    return PEOPLE.contains(caller.of(observation));
  }

  boolean isService(Observation observation) {
    return caller.of(observation).equals("service");
  }

  String principal(Observation observation) {
    return principal.of(observation);
  }

  String session(Observation observation) {
    return session.of(observation);
  }

  /** The session a service was given for a workload of it. */
  String handedOut(Observation observation) {
    return handedOut.of(observation);
  }

  /** What the caller says it is by itself; empty where nothing tells. */
  String kind(Observation observation) {
    if (!isByName) {
      String issuedBy = provider.of(observation);
      return issuedBy.isEmpty() ? "" : issuedBy.contains("/oidc.eks.") ? "pod" : "job";
    }
    if (caller.of(observation).equals("instance")) {
      return "instance";
    }
    if (issuer.of(observation).contains("AWS::Lambda::") || saysFunction(observation)) {
      return FUNCTION;
    }
    String scope = issuer.of(observation) + " " + agent.of(observation);
    return scope.contains("AWS::ECS::") || scope.contains("exec-env/AWS_ECS") ? "task" : "";
  }

  /**
   * Whether the program says that it runs in Lambda, or is the worker that writes a function's log
   * for it. Whom credentials were issued to says nothing of where they are used.
   */
  boolean saysFunction(Observation observation) {
    String program = agent.of(observation);
    return isByName
        && (program.contains("exec-env/AWS_Lambda") || program.startsWith("awslambda-worker/"));
  }

  /**
   * Whether the program is one that people type. Who carries a function's environment off has with
   * it what makes every program say that it runs there.
   */
  boolean isTyped(Observation observation) {
    String program = agent.of(observation);
    return program.startsWith("aws-cli/") || program.startsWith("AWSPowerShell");
  }

  String address(Observation observation) {
    return address.of(observation);
  }

  /** Whether the call came by a VPC endpoint. */
  boolean isByEndpoint(Observation observation) {
    return !endpoint.of(observation).isEmpty();
  }

  /** Who owns that endpoint; empty where the log does not say. */
  String endpointAccount(Observation observation) {
    return endpointAccount.of(observation);
  }

  /**
   * The program without versions: what stands before the first slash, and where it says it runs.
   */
  String program(Observation observation) {
    String text = agent.of(observation).toLowerCase(Locale.ROOT);
    int end = text.indexOf('/');
    String product = end < 0 ? text : text.substring(0, end);
    int runs = text.indexOf("exec-env/");
    return runs < 0 ? product : product + " " + text.substring(runs).split("[ \\]]", 2)[0];
  }

  /** Addresses the account was given by this call, one a line. */
  List<String> ownAddresses(Observation observation) {
    return outcome.of(observation).equals("success")
        ? ownAddresses.stream().flatMap(field -> field.of(observation).lines()).toList()
        : List.of();
  }
}
