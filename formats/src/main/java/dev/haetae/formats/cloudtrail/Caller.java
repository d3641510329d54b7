package dev.haetae.formats.cloudtrail;

import dev.haetae.formats.Names;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Works out what a CloudTrail record says between its fields: who really called, from where,
 * through what, and whether it went through.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
final class Caller {
  private static final String TYPE = "userIdentity.type";
  private static final String ARN = "userIdentity.arn";
  private static final String PRINCIPAL_ID = "userIdentity.principalId";
  private static final String ACCOUNT = "userIdentity.accountId";
  private static final String USER_NAME = "userIdentity.userName";
  private static final String INVOKED_BY = "userIdentity.invokedBy";
  private static final String DIRECTORY_USER = "userIdentity.onBehalfOf.userId";

  /** Where Identity Center names who signs in since it does so in the identity no more. */
  private static final String SIGN_IN_NAME = "additionalEventData.UserName";

  /** What stands where the name may be a password that somebody typed into the wrong field. */
  private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

  private static final String ISSUER = "userIdentity.sessionContext.sessionIssuer.arn";
  private static final String EC2_DELIVERY = "userIdentity.sessionContext.ec2RoleDelivery";
  private static final String SOURCE = "sourceIPAddress";
  private static final String AGENT = "userAgent";
  private static final String FROM_CONSOLE = "sessionCredentialFromConsole";
  private static final String RECIPIENT = "recipientAccountId";
  private static final String ERROR_CODE = "errorCode";
  private static final String ERROR_MESSAGE = "errorMessage";
  private static final List<String> SIGN_IN_ANSWERS =
      List.of(
          "responseElements.ConsoleLogin",
          "responseElements.CheckMfa",
          "responseElements.SwitchRole",
          "responseElements.CredentialVerification",
          "responseElements.UserAuthentication",
          "serviceEventDetails.CredentialVerification",
          "serviceEventDetails.UserAuthentication",
          "responseElements.PasswordRecoveryRequested",
          "responseElements.PasswordRecoveryCompleted");

  /** The fields that tell of the caller, by their path. */
  private static final Map<String, Told> TOLD =
      Map.of(
          "haetae.principal",
          new Told(
              List.of(
                  TYPE,
                  ISSUER,
                  ARN,
                  PRINCIPAL_ID,
                  USER_NAME,
                  SIGN_IN_NAME,
                  DIRECTORY_USER,
                  ACCOUNT,
                  INVOKED_BY,
                  SOURCE),
              Caller::principal),
          "haetae.caller",
          new Told(List.of(TYPE, ISSUER, ARN, PRINCIPAL_ID, EC2_DELIVERY, ACCOUNT), Caller::kind),
          "haetae.outcome",
          new Told(outcomeNeeds(), Caller::outcome),
          "haetae.address",
          new Told(List.of(SOURCE), Caller::address),
          "haetae.via",
          new Told(List.of(INVOKED_BY, SOURCE), Caller::via),
          "haetae.console",
          new Told(
              List.of(AGENT, FROM_CONSOLE),
              (caller, event) -> Boolean.toString(caller.isConsole(event))),
          "haetae.foreign",
          new Told(
              List.of(ACCOUNT, RECIPIENT),
              (caller, event) -> Boolean.toString(caller.isForeign(event))),
          "haetae.foreignCaller",
          new Told(List.of(ACCOUNT, RECIPIENT), Caller::foreignCaller));

  /**
   * A field that tells of the caller.
   *
   * @param needs what it is worked out from
   * @param worker works its text out; empty where there is none
   */
  private record Told(List<String> needs, BiFunction<Caller, Event, String> worker) {
    static final Told NOTHING = new Told(List.of(), (caller, event) -> "");
  }

  /** How services spell "you may not", after any service prefix is taken off. */
  private static final Set<String> DENIALS =
      Set.of(
          "accessdenied",
          "accessdeniedexception",
          "accessdeniedfault",
          "unauthorizedoperation",
          "unauthorizedaccess",
          "unauthorizedexception",
          "unauthorized",
          "notauthorized",
          "notauthorizedexception",
          "authorizationerror",
          "authorizationerrorexception",
          "insufficientprivileges",
          "insufficientprivilegesexception",
          "forbidden",
          "forbiddenexception",
          "403",
          "operationnotpermitted",
          "signaturedoesnotmatch",
          "invalidclienttokenid",
          "explicitdeny");

  private static final int SHORTEST_INSTANCE_ID = 10;

  /** Encoded values that are remembered; they are few, but where somebody writes what they like. */
  private static final int MOST_ENCODED = 4096;

  private final Names names = new Names();
  private final Map<String, byte[]> encoded = new HashMap<>();
  private final Slice slice = new Slice();
  private final int typeField;
  private final int arnField;
  private final int principalIdField;
  private final int accountField;
  private final int userNameField;
  private final int invokedByField;
  private final int signInNameField;
  private final int directoryUserField;
  private final int issuerField;
  private final int ec2DeliveryField;
  private final int sourceField;
  private final int agentField;
  private final int fromConsoleField;
  private final int recipientField;
  private final int errorCodeField;
  private final int errorMessageField;
  private final int[] callerFields;
  private final int[] personFields;
  private final int[] signInAnswers;

  Caller(FieldSelection selection) {
    this.typeField = selection.number(TYPE);
    this.arnField = selection.number(ARN);
    this.principalIdField = selection.number(PRINCIPAL_ID);
    this.accountField = selection.number(ACCOUNT);
    this.userNameField = selection.number(USER_NAME);
    this.invokedByField = selection.number(INVOKED_BY);
    this.signInNameField = selection.number(SIGN_IN_NAME);
    this.directoryUserField = selection.number(DIRECTORY_USER);
    this.issuerField = selection.number(ISSUER);
    this.ec2DeliveryField = selection.number(EC2_DELIVERY);
    this.sourceField = selection.number(SOURCE);
    this.agentField = selection.number(AGENT);
    this.fromConsoleField = selection.number(FROM_CONSOLE);
    this.recipientField = selection.number(RECIPIENT);
    this.errorCodeField = selection.number(ERROR_CODE);
    this.errorMessageField = selection.number(ERROR_MESSAGE);
    this.callerFields =
        new int[] {arnField, principalIdField, userNameField, accountField, invokedByField};
    this.personFields = new int[] {arnField, userNameField, signInNameField, directoryUserField};
    this.signInAnswers = SIGN_IN_ANSWERS.stream().mapToInt(selection::number).toArray();
  }

  private static List<String> outcomeNeeds() {
    List<String> needs = new ArrayList<>(List.of(ERROR_CODE, ERROR_MESSAGE));
    needs.addAll(SIGN_IN_ANSWERS);
    return List.copyOf(needs);
  }

  /** What a field that tells of the caller is worked out from; nothing for any other. */
  static List<String> needs(String path) {
    return TOLD.getOrDefault(path, Told.NOTHING).needs();
  }

  /** What works out each field that tells of the caller, by the field's path. */
  Map<String, Deriving> derivings() {
    Map<String, Deriving> derivings = new HashMap<>();
    TOLD.forEach((path, told) -> derivings.put(path, telling(told.worker())));
    return derivings;
  }

  private Deriving telling(BiFunction<Caller, Event, String> worker) {
    return (event, field, writer) -> {
      String value = worker.apply(this, event);
      if (!value.isEmpty()) {
        boolean truth = value.equals("true") || value.equals("false");
        byte[] bytes = encoded(value);
        writer.add(field, truth ? ValueKind.BOOLEAN : ValueKind.STRING, bytes, 0, bytes.length);
      }
    };
  }

  private byte[] encoded(String value) {
    byte[] known = encoded.get(value);
    if (known == null) {
      if (encoded.size() == MOST_ENCODED) {
        encoded.clear();
      }
      known = value.getBytes(StandardCharsets.UTF_8);
      encoded.put(value, known);
    }
    return known;
  }

  /** The first value that says something. Few values differ, so they mostly cost no string. */
  private String text(Event event, int field) {
    for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
      ValueKind kind = event.kind(value);
      if (kind != ValueKind.NULL && kind != ValueKind.EMPTY && kind != ValueKind.OBJECT) {
        event.read(value, slice);
        return names.of(slice.bytes(), slice.start(), slice.end());
      }
    }
    return "";
  }

  /** The text of the first of some fields that has one. */
  private String first(Event event, int... fields) {
    for (int field : fields) {
      String text = text(event, field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private String principal(Event event) {
    return switch (text(event, typeField)) {
      case "AssumedRole" -> role(event);
      case "FederatedUser" -> first(event, issuerField, arnField);
      case "AWSService" -> first(event, invokedByField, sourceField);
      case "Unknown", "IdentityCenterUser" -> person(event);
      default -> first(event, callerFields);
    };
  }

  /** Who signs in at Identity Center has the id of the account where others have their own. */
  private String person(Event event) {
    for (int field : personFields) {
      String name = text(event, field);
      if (!name.isEmpty() && !name.equals(HIDDEN)) {
        return name;
      }
    }
    return first(event, callerFields);
  }

  private String role(Event event) {
    String issuer = text(event, issuerField);
    String role = issuer.isEmpty() ? roleOf(text(event, arnField)) : issuer;
    return role.contains("AWSReservedSSO_") ? role + "/" + sessionName(event) : role;
  }

  /** {@code arn:aws:sts::1:assumed-role/Role/session} as {@code arn:aws:iam::1:role/Role}. */
  private static String roleOf(String arn) {
    int at = arn.indexOf(":assumed-role/");
    if (at < 0) {
      return arn;
    }
    int name = at + ":assumed-role/".length();
    int end = arn.indexOf('/', name);
    return arn.substring(0, at).replace(":sts:", ":iam:")
        + ":role/"
        + (end < 0 ? arn.substring(name) : arn.substring(name, end));
  }

  private String sessionName(Event event) {
    String arn = text(event, arnField);
    String id = text(event, principalIdField);
    return arn.contains("/")
        ? arn.substring(arn.lastIndexOf('/') + 1)
        : id.substring(id.indexOf(':') + 1);
  }

  private String kind(Event event) {
    return switch (text(event, typeField)) {
      case "Root" -> "root";
      case "IAMUser" -> "user";
      case "AssumedRole" -> roleKind(event);
      case "IdentityCenterUser" -> "sso";
      case "FederatedUser", "SAMLUser", "WebIdentityUser" -> "federated";
      case "AWSService" -> "service";
      case "AWSAccount" -> isAnonymous(event) ? "anonymous" : "account";
      default -> isAnonymous(event) ? "anonymous" : "unknown";
    };
  }

  private String roleKind(Event event) {
    String role = first(event, issuerField, arnField);
    if (role.contains("AWSReservedSSO_")) {
      return "sso";
    }
    if (role.contains("/aws-service-role/") || role.contains("/AWSServiceRoleFor")) {
      return "service-linked";
    }
    return text(event, ec2DeliveryField).isEmpty() && !isSessionOfInstance(event)
        ? "role"
        : "instance";
  }

  /** Whether the session is named after an instance; sessions are many, so no string is made. */
  private boolean isSessionOfInstance(Event event) {
    int value = event.first(arnField);
    if (value == Event.NONE) {
      return isInstanceId(sessionName(event));
    }
    event.read(value, slice);
    byte[] bytes = slice.bytes();
    int name = slice.end();
    while (name > slice.start() && bytes[name - 1] != '/') {
      name--;
    }
    return slice.end() - name >= SHORTEST_INSTANCE_ID
        && bytes[name] == 'i'
        && bytes[name + 1] == '-'
        && isInstanceId(new String(bytes, name, slice.end() - name, StandardCharsets.UTF_8));
  }

  private static boolean isInstanceId(String name) {
    if (!name.startsWith("i-") || name.length() < SHORTEST_INSTANCE_ID) {
      return false;
    }
    return name.substring(2).chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private boolean isAnonymous(Event event) {
    String account = text(event, accountField);
    return account.equalsIgnoreCase("ANONYMOUS_PRINCIPAL") || account.equalsIgnoreCase("anonymous");
  }

  private String outcome(Event event) {
    String code = text(event, errorCodeField);
    String message = text(event, errorMessageField);
    if (code.endsWith("DryRunOperation") || message.contains("but DryRun flag is set")) {
      return "dryrun";
    }
    String spelling = code.substring(code.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (DENIALS.contains(spelling) || message.contains("is not authorized to perform")) {
      return "denied";
    }
    return code.isEmpty() && message.isEmpty() && !signInFailed(event) ? "success" : "failed";
  }

  private boolean signInFailed(Event event) {
    for (int answer : signInAnswers) {
      if (text(event, answer).equals("Failure")) {
        return true;
      }
    }
    return false;
  }

  private String address(Event event) {
    String source = text(event, sourceField);
    return isAddress(source) ? source : "";
  }

  private String via(Event event) {
    String invokedBy = text(event, invokedByField);
    String source = text(event, sourceField);
    return invokedBy.isEmpty() && !isAddress(source) ? source : invokedBy;
  }

  /** An IPv4 or IPv6 address, and not the name of a service or {@code AWS Internal}. */
  private static boolean isAddress(String source) {
    boolean digitsAndDots = true;
    boolean dots = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == ':') {
        return true;
      }
      dots |= c == '.';
      digitsAndDots &= c == '.' || (c >= '0' && c <= '9');
    }
    return digitsAndDots && dots && source.charAt(0) != '.';
  }

  private boolean isConsole(Event event) {
    String agent = text(event, agentField);
    return text(event, fromConsoleField).equals("true")
        || agent.equals("signin.amazonaws.com")
        || (agent.startsWith("console.") && agent.endsWith("amazonaws.com"))
        || agent.contains("S3Console/");
  }

  private String foreignCaller(Event event) {
    return isForeign(event) ? text(event, accountField) : "";
  }

  private boolean isForeign(Event event) {
    String account = text(event, accountField);
    String recipient = text(event, recipientField);
    return account.length() == 12 && recipient.length() == 12 && !account.equals(recipient);
  }
}
