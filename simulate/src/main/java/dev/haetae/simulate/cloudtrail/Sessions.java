package dev.haetae.simulate.cloudtrail;

import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Organization;
import dev.haetae.simulate.organization.Person;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import dev.haetae.simulate.text.Identifiers;

/**
 * Makes the kinds of {@code userIdentity} there are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">CloudTrail
 *     userIdentity element</a>
 */
public final class Sessions {
  private final Organization organization;

  /** For the people and roles of an organisation. */
  public Sessions(Organization organization) {
    this.organization = organization;
  }

  /**
   * What a role session is made of.
   *
   * @param path the role's path, as {@code /}
   * @param created seconds since the epoch
   * @param more members added to {@code userIdentity}, each with a leading comma
   * @param moreContext members added to {@code sessionContext}, each with a leading comma
   */
  public record RoleSession(
      Account account,
      String path,
      String role,
      String name,
      String accessKey,
      long created,
      boolean mfa,
      String more,
      String moreContext) {

    /** An ordinary session, whose key is drawn from the role, the name and the time. */
    public RoleSession(Account account, String role, String name, long created) {
      this(
          account,
          "/",
          role,
          name,
          Identifiers.accessKey("ASIA", keyDraw(account, role + name, created)),
          created,
          false,
          "",
          "");
    }

    private static Draw keyDraw(Account account, String name, long created) {
      return new Draw(Draw.mix(Draw.mix(account.seed(), Draw.hash(name)), created));
    }

    /** The ARN of the session. */
    public String arn() {
      return "arn:aws:sts::" + account.id() + ":assumed-role/" + role + "/" + name;
    }

    /** The ARN of the role. */
    public String roleArn() {
      return "arn:aws:iam::" + account.id() + ":role" + path + role;
    }

    /** The principal id of the role. */
    public String roleId() {
      return principalId("AROA", account, role);
    }

    /** The same with more members. */
    public RoleSession with(String moreIdentity, String moreOfContext) {
      return new RoleSession(
          account, path, role, name, accessKey, created, mfa, moreIdentity, moreOfContext);
    }

    /** The same for a role under a path. */
    public RoleSession under(String otherPath) {
      return new RoleSession(
          account, otherPath, role, name, accessKey, created, mfa, more, moreContext);
    }
  }

  /** The principal id of a user or role, always the same for the same name. */
  public static String principalId(String prefix, Account account, String name) {
    return Identifiers.principal(prefix, Draw.of(account.seed(), prefix + name));
  }

  /** A session of a role. */
  public Session role(RoleSession of, String address, Client client) {
    String issuer =
        "{\"type\":\"Role\",\"principalId\":\"%s\",\"arn\":\"%s\",\"accountId\":\"%s\",\"userName\":\"%s\"}"
            .formatted(of.roleId(), of.roleArn(), of.account().id(), of.role());
    String identity =
        "{\"type\":\"AssumedRole\",\"principalId\":\"%s:%s\",\"arn\":\"%s\",\"accountId\":\"%s\",\"accessKeyId\":\"%s\",\"sessionContext\":{\"sessionIssuer\":%s,%s%s}%s}"
            .formatted(
                of.roleId(),
                of.name(),
                of.arn(),
                of.account().id(),
                of.accessKey(),
                issuer,
                attributes(of.created(), of.mfa()),
                of.moreContext(),
                of.more());
    return new Session(of.account(), of.arn(), identity, of.accessKey(), address, client);
  }

  private static String attributes(long created, boolean mfa) {
    return "\"attributes\":{\"creationDate\":\"%s\",\"mfaAuthenticated\":\"%s\"}"
        .formatted(time(created), mfa);
  }

  private static String time(long second) {
    return new ByteText(20).time(second).toString();
  }

  /** An IAM user with a long-lived access key. */
  public Session user(
      Account account, String name, String accessKey, String address, Client client) {
    String arn = "arn:aws:iam::" + account.id() + ":user/" + name;
    String identity =
        "{\"type\":\"IAMUser\",\"principalId\":\"%s\",\"arn\":\"%s\",\"accountId\":\"%s\",\"accessKeyId\":\"%s\",\"userName\":\"%s\"}"
            .formatted(principalId("AIDA", account, name), arn, account.id(), accessKey, name);
    return new Session(account, arn, identity, accessKey, address, client);
  }

  /** An IAM user at the sign-in page or in the console. */
  public Session consoleUser(
      Account account, String name, String accessKey, long since, String address, Client client) {
    String arn = "arn:aws:iam::" + account.id() + ":user/" + name;
    String identity =
        "{\"type\":\"IAMUser\",\"principalId\":\"%s\",\"arn\":\"%s\",\"accountId\":\"%s\",\"accessKeyId\":\"%s\",\"userName\":\"%s\",\"sessionContext\":{%s}}"
            .formatted(
                principalId("AIDA", account, name),
                arn,
                account.id(),
                accessKey,
                name,
                attributes(since, false));
    return new Session(account, arn, identity, accessKey, address, client);
  }

  /** Somebody at the sign-in page who has no key yet. */
  public Session signingIn(Account account, String name, String address, Client client) {
    String arn = "arn:aws:iam::" + account.id() + ":user/" + name;
    String identity =
        "{\"type\":\"IAMUser\",\"principalId\":\"%s\",\"arn\":\"%s\",\"accountId\":\"%s\",\"userName\":\"%s\"}"
            .formatted(principalId("AIDA", account, name), arn, account.id(), name);
    return new Session(account, arn, identity, "", address, client);
  }

  /** A name at the sign-in page that no user has; AWS hides what was typed. */
  public Session unknownUser(Account account, String address, Client client) {
    String identity =
        "{\"type\":\"IAMUser\",\"accountId\":\"%s\",\"accessKeyId\":\"\",\"userName\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"}"
            .formatted(account.id());
    return new Session(account, "unknown", identity, "", address, client);
  }

  /** The root user in the console. */
  public Session root(
      Account account, String accessKey, long since, String address, Client client) {
    String arn = "arn:aws:iam::" + account.id() + ":root";
    String context =
        accessKey.isEmpty()
            ? ""
            : ",\"accessKeyId\":\""
                + accessKey
                + "\",\"sessionContext\":{"
                + attributes(since, false)
                + "}";
    String identity =
        "{\"type\":\"Root\",\"principalId\":\"%s\",\"arn\":\"%s\",\"accountId\":\"%s\"%s}"
            .formatted(account.id(), arn, account.id(), context);
    return new Session(account, arn, identity, accessKey, address, client);
  }

  /** Credentials of {@code GetFederationToken}. */
  public Session federated(
      Account account,
      String name,
      String issuer,
      String accessKey,
      long since,
      String address,
      Client client) {
    String arn = "arn:aws:sts::" + account.id() + ":federated-user/" + name;
    String identity =
        "{\"type\":\"FederatedUser\",\"principalId\":\"%s:%s\",\"arn\":\"%s\",\"accountId\":\"%s\",\"accessKeyId\":\"%s\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"IAMUser\",\"principalId\":\"%s\",\"arn\":\"arn:aws:iam::%s:user/%s\",\"accountId\":\"%s\",\"userName\":\"%s\"},\"webIdFederationData\":{},%s}}"
            .formatted(
                account.id(),
                name,
                arn,
                account.id(),
                accessKey,
                principalId("AIDA", account, issuer),
                account.id(),
                issuer,
                account.id(),
                issuer,
                attributes(since, false));
    return new Session(account, arn, identity, accessKey, address, client);
  }

  /** A person of Identity Center on a working day. */
  public RoleSession person(Person person, Account account, long since) {
    String set = person.persona().permissionSet();
    String suffix = Draw.of(account.seed(), set).hex(16);
    String onBehalfOf =
        ",\"onBehalfOf\":{\"userId\":\"%s\",\"identityStoreArn\":\"arn:aws:identitystore::%s:identitystore/d-%s\"}"
            .formatted(
                Draw.of(person.seed(), "identity store").uuid(),
                organization.management().id(),
                Draw.of(organization.seed(), "identity store").hex(10));
    return new RoleSession(account, "AWSReservedSSO_" + set + "_" + suffix, person.mail(), since)
        .under("/aws-reserved/sso.amazonaws.com/" + account.mainRegion() + "/")
        .with(onBehalfOf, "");
  }

  /** Identity Center's own record of a person, in the management account. */
  public Session identityCenterUser(Person person, String address, Client client) {
    Account management = organization.management();
    String identity =
        "{\"type\":\"Unknown\",\"principalId\":\"%s\",\"arn\":\"\",\"accountId\":\"%s\",\"accessKeyId\":\"\",\"userName\":\"%s\"}"
            .formatted(management.id(), management.id(), person.mail());
    return new Session(management, person.mail(), identity, "", address, client);
  }

  /** A service that calls in its own name. */
  public Session service(Account account, String principal) {
    String identity = "{\"type\":\"AWSService\",\"invokedBy\":\"%s\"}".formatted(principal);
    return new Session(account, principal, identity, "", principal, Client.service(principal));
  }

  /** A principal of another account, as the called account sees it. */
  public Session otherAccount(Account called, String otherId, String address, Client client) {
    String identity =
        "{\"type\":\"AWSAccount\",\"principalId\":\"%s\",\"accountId\":\"%s\"}"
            .formatted(Identifiers.principal("AIDA", Draw.of(Draw.hash(otherId), "x")), otherId);
    return new Session(called, otherId, identity, "", address, client);
  }

  /** A job of a repository, presenting the token of its OpenID Connect provider. */
  public Session repositoryJob(Account account, String subject, String address, Client client) {
    String provider = "token.actions.githubusercontent.com";
    String identity =
        "{\"type\":\"WebIdentityUser\",\"principalId\":\"arn:aws:iam::%s:oidc-provider/%s:sts.amazonaws.com:%s\",\"userName\":\"%s\",\"identityProvider\":\"arn:aws:iam::%s:oidc-provider/%s\"}"
            .formatted(account.id(), provider, subject, subject, account.id(), provider);
    return new Session(account, subject, identity, "", address, client);
  }

  /** A person presenting Identity Center's assertion. */
  public Session assertion(Account account, Person person, String address, Client client) {
    String identity =
        "{\"type\":\"SAMLUser\",\"principalId\":\"%s:%s\",\"userName\":\"%s\",\"identityProvider\":\"%s\"}"
            .formatted(
                Draw.of(account.seed(), "saml").letters("ABCDEFGHJKLMNPabcdefgh234567", 27) + "=",
                person.mail(),
                person.mail(),
                Draw.of(account.seed(), "saml").letters("ABCDEFGHJKLMNPabcdefgh234567", 27) + "=");
    return new Session(account, person.mail(), identity, "", address, client);
  }
}
