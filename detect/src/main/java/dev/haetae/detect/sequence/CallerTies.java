package dev.haetae.detect.sequence;

import dev.haetae.detect.machine.MachineNames;
import dev.haetae.detect.sequence.Tie.Strength;
import dev.haetae.model.event.EntityKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ties by who acted: principals, sessions, keys, and what somebody acts as from then on. */
final class CallerTies {
  private static final Pattern OF_SET = Pattern.compile("/AWSReservedSSO_(.+)_[0-9a-f]{16}/");

  private static final Pattern PARTITION = Pattern.compile("^arn:aws[a-z-]*:");

  private static final Pattern KEY = Pattern.compile("[A-Z0-9]{16,128}");

  private static final Pattern STACK_SETS =
      Pattern.compile(":role/(stacksets-exec-|AWSCloudFormationStackSetExecutionRole)");

  /** What an ARN of a function has before its name, and a version behind it. */
  private static final Pattern QUALIFIED = Pattern.compile("^.*:function:|(?<=\\w):[^:]*$");

  /** What is done to a role or a user with these purposes is done to act as it. */
  private static final Set<String> EMPOWERING = Set.of("Persistence", "PrivilegeEscalation");

  private final SequenceSignal signal;
  private final Ties ties;

  CallerTies(SequenceSignal signal, Ties ties) {
    this.signal = signal;
    this.ties = ties;
  }

  void find() {
    if (signal.outcome() == SequenceSignal.Outcome.UNPROVEN) {
      // Tries from many addresses are one thing, else they crowd out what else the machine is told
      // of.
      ties.add(new Tie("tries", signal.finding().id(), Strength.STRONG, ""));
    } else {
      actors();
    }
    signal.names(EntityKind.ACCESS_KEY).forEach(this::key);
    signal.acted("AccessKey").forEach(this::key);
    passed();
    tokens();
    empowered();
    functions();
    permissionSets();
    persons();
    stackSets();
  }

  private void key(String key) {
    if (KEY.matcher(key).matches()) {
      ties.add(new Tie("access key", key, Strength.STRONG, ""));
    }
  }

  /** Whoever gives a role to a workload of theirs acts as the role from then on. */
  private void passed() {
    for (String role : signal.acted("PassedRole")) {
      if (isRole(role)) {
        ties.add(named(Tie.PRINCIPAL, role, Strength.SHARED, ""));
      }
    }
  }

  /**
   * Whoever gets a token of a service account acts as it from then on, and as roles it takes on.
   */
  private void tokens() {
    if (signal.outcome() != SequenceSignal.Outcome.SUCCEEDED) {
      return;
    }
    for (String namespace : signal.acted("Namespace")) {
      for (String account : signal.acted("ServiceAccount")) {
        if (!account.startsWith(SequenceSignals.SERVICE_ACCOUNT)) {
          String name = SequenceSignals.SERVICE_ACCOUNT + namespace + ":" + account;
          ties.add(named(Tie.PRINCIPAL, name, Strength.SHARED, ""));
        }
      }
    }
  }

  /**
   * Whoever makes a role or a user, opens it or gives it rights acts as that from then on, where it
   * is worth a look by itself: an administrator who sets up roles all day is not all of them.
   */
  private void empowered() {
    boolean isLasting = EMPOWERING.contains(signal.finding().type().purpose());
    boolean isDone = signal.outcome() == SequenceSignal.Outcome.SUCCEEDED;
    if (!isLasting || !isDone || !signal.isGrave()) {
      return;
    }
    for (String role : signal.acted("IAMRole")) {
      ties.add(named(Tie.PRINCIPAL, ofRole(role), Strength.SHARED, ""));
    }
    for (String user : signal.acted("IAMUser")) {
      String name = "arn:aws:iam::" + signal.event().account() + ":user/" + user;
      ties.add(named(Tie.PRINCIPAL, name, Strength.SHARED, ""));
    }
  }

  /**
   * The ARN of a role that a finding names by its ARN, by its name, or by both account and name.
   */
  private String ofRole(String role) {
    if (role.startsWith("arn:")) {
      return role;
    }
    String inAccount = isRole(role) ? role : signal.event().account() + ":role/" + role;
    return "arn:aws:iam::" + inAccount;
  }

  /** Whoever changes what a function runs acts as the function from then on. */
  private void functions() {
    if (!signal.outcome().equals(SequenceSignal.Outcome.SUCCEEDED)) {
      return;
    }
    for (String written : signal.acted("LambdaFunction")) {
      String name = QUALIFIED.matcher(written).replaceAll("");
      ties.addInAccount(Tie.FUNCTION, name, signal.principal());
    }
  }

  /**
   * A person of a directory: whoever resets one lets somebody be that person. Both must be worth a
   * look by themselves, for it is the daily work of a help desk.
   */
  private void persons() {
    if (signal.isGrave()) {
      for (String id : signal.acted("IdentityCenterUser")) {
        ties.add(new Tie("person", id, Strength.SHARED, signal.principal()));
      }
    }
  }

  /** Whoever makes a permission set stands behind the sessions it opens, in whichever account. */
  private void permissionSets() {
    if (signal.outcome() != SequenceSignal.Outcome.SUCCEEDED) {
      return;
    }
    for (String made : signal.acted("MadePermissionSet")) {
      ties.add(new Tie(Tie.PERMISSION_SET, made, Strength.SHARED, signal.principal()));
    }
    Matcher set = OF_SET.matcher(signal.principal());
    if (set.find()) {
      ties.add(new Tie(Tie.SET_USED, set.group(1), Strength.SHARED, signal.principal()));
    }
  }

  /** What is made for a stack set in any account is made by whoever rolled it out. */
  private void stackSets() {
    boolean isRolledOut = signal.resources().containsKey("StackSet");
    if (isRolledOut || STACK_SETS.matcher(signal.principal()).find()) {
      ties.add(new Tie("stack sets", "of the organization", Strength.STRONG, ""));
    }
  }

  private void actors() {
    String principal = signal.principal();
    if (isService(principal)) {
      subjects();
      return;
    }
    if (isNobody(principal)) {
      return;
    }
    List<String> sessions = signal.names(EntityKind.SESSION);
    String session = Ties.first(sessions);
    Strength strength = isRole(principal) ? Strength.SHARED : Strength.STRONG;
    ties.add(named(Tie.PRINCIPAL, principal, strength, session));
    // Whoever stands at the start of a chain of roles is one actor in all its sessions.
    List<String> principals = signal.names(EntityKind.PRINCIPAL);
    for (String person : principals.subList(1, principals.size())) {
      if (!isService(person) && !isNobody(person) && !isRole(person)) {
        ties.add(named(Tie.PRINCIPAL, person, Strength.STRONG, ""));
      }
    }
    for (String each : sessions) {
      if (each.contains(":assumed-role/") && !isOfRolePerson(principal)) {
        ties.add(named("session", each, Strength.STRONG, ""));
        String name = each.substring(each.lastIndexOf('/') + 1);
        if (MachineNames.isInstance(name)) {
          ties.add(new Tie(Tie.MACHINE, name, Strength.SHARED, ""));
        } else {
          ties.addInAccount(Tie.SESSION_NAME, name, principal);
        }
      }
    }
  }

  /** AWS itself acts on no one's behalf, but what it says of a user is about that user. */
  private void subjects() {
    for (String user : signal.acted("IAMUser")) {
      String name = "arn:iam::" + signal.event().account() + ":user/" + user;
      String written = "user/" + user + " of account " + signal.event().account();
      ties.add(new Tie(Tie.PRINCIPAL, name, written, Strength.STRONG, ""));
    }
  }

  /** Without its partition, which not every log tells; names that are no ARN with their account. */
  private Tie named(String kind, String name, Strength strength, String sharer) {
    if (name.startsWith("arn:")) {
      String bare = PARTITION.matcher(name).replaceFirst("arn:");
      return new Tie(kind, bare, name, strength, sharer);
    }
    return new Tie(kind, signal.event().account() + " " + name, strength, sharer);
  }

  private static boolean isService(String principal) {
    return principal.endsWith(".amazonaws.com") || principal.contains("/aws-service-role/");
  }

  private static boolean isNobody(String principal) {
    String name = principal.toLowerCase(Locale.ROOT);
    return name.isEmpty()
        || name.equals("unknown")
        || name.equals("anonymous")
        || name.equals("system:anonymous")
        || name.equals("system:unauthenticated");
  }

  private static boolean isRole(String principal) {
    return principal.contains(":role/") && !isOfRolePerson(principal);
  }

  /** Under IAM Identity Center the principal is the role with the person's name. */
  private static boolean isOfRolePerson(String principal) {
    int role = principal.indexOf("/AWSReservedSSO_");
    return role >= 0 && principal.indexOf('/', role + 1) > 0;
  }
}
