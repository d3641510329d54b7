package dev.haetae.simulate.workload;

import dev.haetae.simulate.cloudtrail.Client;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.cloudtrail.Sessions;
import dev.haetae.simulate.cloudtrail.Sessions.RoleSession;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Machine;
import dev.haetae.simulate.organization.Organization;
import dev.haetae.simulate.organization.Person;
import dev.haetae.simulate.organization.Persona;
import dev.haetae.simulate.organization.Purpose;
import dev.haetae.simulate.text.Draw;
import dev.haetae.simulate.workload.Caller.Introduction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Everyone and everything in an organisation that makes calls, by kind. */
final class Cast {
  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;

  private final Organization organization;
  private final Sessions sessions;

  Cast(Organization organization) {
    this.organization = organization;
    this.sessions = new Sessions(organization);
  }

  /**
   * The callers of one kind in one account; none where the account has none.
   *
   * @throws IllegalArgumentException where there is no such kind
   */
  List<Caller> of(String kind, Account account) {
    return switch (kind) {
      case "instance" -> account.machines().stream().map(m -> instance(account, m)).toList();
      case "agent" -> account.machines().stream().map(m -> agent(account, m)).toList();
      case "function" ->
          account.names("functionName").stream().map(name -> function(account, name)).toList();
      case "task" -> account.names("serviceName").stream().map(n -> task(account, n)).toList();
      case "service" -> List.of(service(account, "s3.amazonaws.com"));
      case "internal" -> List.of(internal(account));
      case "analytics" -> List.of(analytics(account));
      case "pipeline" -> List.of(job(account, "github-deploy", "deploy", javascriptOf(account)));
      case "terraform" ->
          List.of(job(account, "terraform", "infrastructure", Client.terraform(draw(account))));
      case "scanner" -> List.of(scanner(account));
      case "audit" -> audit(account);
      case "user" -> List.of(user(account));
      case "signin" -> List.of(signIn(account));
      case "console" -> people(account, false);
      case "commandline" -> people(account, true);
      default -> List.of(serviceRole(account, kind));
    };
  }

  private Draw draw(Account account) {
    return Draw.of(account.seed(), "clients");
  }

  private Client javascriptOf(Account account) {
    return Client.javascript(draw(account));
  }

  private Caller instance(Account account, Machine machine) {
    Client client =
        machine.role().endsWith("worker")
            ? Client.python(draw(account))
            : Client.java(draw(account));
    return machineRole(account, machine, client, Map.of());
  }

  private Caller agent(Account account, Machine machine) {
    Map<String, String> values =
        Map.of(
            "instanceId", machine.instanceId(),
            "privateAddress", machine.privateAddress());
    return machineRole(account, machine, Client.agent(), values);
  }

  private Caller machineRole(
      Account account, Machine machine, Client client, Map<String, String> values) {
    LongFunction<RoleSession> credentials =
        start ->
            new RoleSession(account, machine.role(), machine.instanceId(), start)
                .with("", ",\"ec2RoleDelivery\":\"2.0\"");
    RoleCaller.Origin origin =
        values.isEmpty()
            ? assumedBy("ec2.amazonaws.com")
            : (session, address, granted) -> List.of();
    return new RoleCaller(
        sessions,
        account,
        machine.region(),
        0,
        6 * HOUR,
        Math.floorMod(Draw.hash(machine.instanceId()), 6 * HOUR),
        credentials,
        start -> machine.publicAddress(),
        client,
        origin,
        values);
  }

  private RoleCaller.Origin assumedBy(String service) {
    return (session, address, granted) ->
        List.of(
            new Introduction(
                "sts:AssumeRole",
                sessions.service(session.account(), service),
                granted,
                Optional.empty()));
  }

  private Caller role(
      Account account,
      long lifetime,
      LongFunction<RoleSession> credentials,
      String address,
      Client client,
      RoleCaller.Origin origin) {
    long phase = lifetime == 0 ? 0 : Math.floorMod(Draw.hash(credentials.apply(0).arn()), lifetime);
    return new RoleCaller(
        sessions,
        account,
        account.mainRegion(),
        0,
        lifetime,
        phase,
        credentials,
        start -> address,
        client,
        origin,
        Map.of());
  }

  private Caller function(Account account, String name) {
    return role(
        account,
        2 * HOUR,
        start -> new RoleSession(account, name + "-role", name, start),
        Addresses.amazon(Draw.of(account.seed(), name)),
        Client.javascript(Draw.of(account.seed(), name)),
        assumedBy("lambda.amazonaws.com"));
  }

  private Caller task(Account account, String service) {
    return role(
        account,
        0,
        start ->
            new RoleSession(
                account,
                account.name() + "-" + service + "-execution",
                new Draw(start).hex(32),
                start),
        Addresses.amazon(Draw.of(account.seed(), service)),
        Client.go(draw(account)),
        assumedBy("ecs-tasks.amazonaws.com"));
  }

  private Caller analytics(Account account) {
    return role(
        account,
        HOUR,
        start -> new RoleSession(account, "glue-etl", "GlueJobRunnerSession", start),
        Addresses.amazon(Draw.of(account.seed(), "glue")),
        Client.java(draw(account)),
        assumedBy("glue.amazonaws.com"));
  }

  private Caller job(Account account, String role, String repository, Client client) {
    String subject =
        "repo:"
            + organization.company()
            + "/"
            + account.name()
            + "-"
            + repository
            + ":ref:refs/heads/main";
    RoleCaller.Origin origin =
        (session, address, granted) -> {
          Map<String, String> values = new HashMap<>(granted);
          values.put("subject", subject);
          return List.of(
              new Introduction(
                  "sts:AssumeRoleWithWebIdentity",
                  sessions.repositoryJob(account, subject, address, client),
                  values,
                  Optional.empty()));
        };
    return new RoleCaller(
        sessions,
        account,
        account.mainRegion(),
        0,
        0,
        0,
        start ->
            new RoleSession(
                account,
                role,
                "run-" + Math.floorMod(Draw.mix(account.seed(), start), 90_000_000_000L),
                start),
        start -> runnerAddress(start),
        client,
        origin,
        Map.of());
  }

  /** Hosted runners change their address with every job. */
  private static String runnerAddress(long start) {
    return "20." + new Draw(start).between(40, 250) + "." + Math.floorMod(start / 7, 250) + ".12";
  }

  private Caller scanner(Account account) {
    Draw draw = Draw.of(organization.seed(), "scanner");
    String address = Addresses.amazon(draw);
    Client client = Client.python(draw);
    RoleCaller.Origin origin =
        (session, from, granted) ->
            List.of(
                new Introduction(
                    "sts:AssumeRole",
                    sessions.otherAccount(account, organization.scannerAccount(), from, client),
                    granted,
                    Optional.empty()));
    return role(
        account,
        0,
        start -> new RoleSession(account, "PostureScannerRole", "scan-" + start, start),
        address,
        client,
        origin);
  }

  /** The organisation's own audits: from the security account into each of the others. */
  private List<Caller> audit(Account account) {
    Account security = organization.first(Purpose.SECURITY);
    if (security.id().equals(account.id())) {
      return List.of();
    }
    String address = Addresses.amazon(Draw.of(organization.seed(), "audit"));
    Client client = Client.python(Draw.of(organization.seed(), "audit"));
    RoleCaller.Origin origin =
        (session, from, granted) -> {
          Session auditor =
              sessions.role(
                  new RoleSession(security, "organization-audit", "audit", session.created()),
                  from,
                  client);
          return List.of(
              new Introduction(
                  "sts:AssumeRole",
                  sessions.otherAccount(account, security.id(), from, client),
                  granted,
                  Optional.of(auditor)));
        };
    return List.of(
        role(
            account,
            0,
            start -> new RoleSession(account, "OrganizationAudit", "audit-" + start, start),
            address,
            client,
            origin));
  }

  private Caller user(Account account) {
    Draw draw = draw(account);
    Session session =
        sessions.user(
            account,
            account.names("userName").get(0),
            account.names("userKeyId").get(0),
            Addresses.hosting(draw),
            Client.python(draw));
    return new UserCaller(session, 0);
  }

  /** A service at work with somebody's role, from inside AWS. */
  private Caller internal(Account account) {
    return role(
        account,
        HOUR,
        start ->
            new RoleSession(account, account.name() + "-api-role", "internal", start)
                .with(",\"invokedBy\":\"AWS Internal\"", ""),
        "AWS Internal",
        Client.service("AWS Internal"),
        (session, address, granted) -> List.of());
  }

  /** A user of old who signs in with a password, and now and then mistypes it. */
  private Caller signIn(Account account) {
    Draw draw = Draw.of(account.seed(), "sign in");
    Session session =
        sessions.signingIn(
            account,
            account.names("userName").get(2),
            Addresses.residential(draw),
            Client.browser(draw));
    return new UserCaller(session, 1);
  }

  private Caller service(Account account, String principal) {
    return new UserCaller(sessions.service(account, principal), 0);
  }

  /** A service-linked role: {@code config} calls as {@code AWSServiceRoleForConfig}. */
  private Caller serviceRole(Account account, String kind) {
    String principal =
        switch (kind) {
          case "config", "guardduty", "autoscaling", "inspector2", "securityhub", "backup" ->
              kind + ".amazonaws.com";
          case "cloudformation" -> "cloudformation.amazonaws.com";
          default -> throw new IllegalArgumentException("caller \"" + kind + "\": no such kind");
        };
    String role = "AWSServiceRoleFor" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    return role(
        account,
        HOUR,
        start ->
            new RoleSession(account, role, role + "Session", start)
                .under("/aws-service-role/" + principal + "/")
                .with(",\"invokedBy\":\"" + principal + "\"", ""),
        principal,
        Client.service(principal),
        assumedBy(principal));
  }

  private List<Caller> people(Account account, boolean commandLine) {
    List<Caller> callers = new ArrayList<>();
    for (Person person : organization.people()) {
      boolean here =
          person.account().id().equals(account.id())
              || (person.persona() != Persona.DEVELOPER && account.index() == 0);
      if (here && (!commandLine || person.usesCommandLine())) {
        callers.add(person(account, person, commandLine));
      }
    }
    return callers;
  }

  private Caller person(Account account, Person person, boolean commandLine) {
    Draw draw = Draw.of(person.seed(), "clients");
    Client client = commandLine ? Client.commandLine(draw) : Client.browser(draw);
    long start = 8 * HOUR + draw.below(1800) + (commandLine ? 120 : 0);
    return new RoleCaller(
        sessions,
        account,
        account.mainRegion(),
        person.zoneHours(),
        DAY,
        start - person.zoneHours() * HOUR,
        since -> sessions.person(person, account, since),
        since -> person.addressOn(Math.floorDiv(since + person.zoneHours() * HOUR, DAY)),
        client,
        commandLine ? commandLineLogin(person) : consoleLogin(person),
        Map.of());
  }

  private RoleCaller.Origin consoleLogin(Person person) {
    return (session, address, granted) -> {
      Client browser = Client.browser(Draw.of(person.seed(), "clients"));
      Session known = sessions.identityCenterUser(person, address, browser);
      Map<String, String> assignment = assignment(session);
      return List.of(
          new Introduction("signin:CredentialVerification", known, Map.of(), Optional.empty()),
          new Introduction("signin:UserAuthentication", known, Map.of(), Optional.empty()),
          new Introduction("sso:Federate", known, assignment, Optional.empty()),
          new Introduction(
              "sts:AssumeRoleWithSAML",
              sessions.assertion(session.account(), person, address, browser),
              granted,
              Optional.empty()),
          new Introduction(
              "signin:ConsoleLogin",
              sessions.role(session, address, browser),
              Map.of(),
              Optional.empty()));
    };
  }

  private RoleCaller.Origin commandLineLogin(Person person) {
    return (session, address, granted) ->
        List.of(
            new Introduction(
                "sso:GetRoleCredentials",
                sessions.identityCenterUser(
                    person, address, Client.commandLine(Draw.of(person.seed(), "clients"))),
                assignment(session),
                Optional.empty()));
  }

  private static Map<String, String> assignment(RoleSession session) {
    return Map.of(
        "permissionSet",
        session.role().split("_", 3)[1],
        "assignedAccount",
        session.account().id());
  }
}
