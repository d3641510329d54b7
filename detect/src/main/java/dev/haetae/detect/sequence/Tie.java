package dev.haetae.detect.sequence;

import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.machine.MachineNames;
import dev.haetae.model.address.AddressScope;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name by which signals hang together.
 *
 * @param kind what it is, in words: {@code access key}
 * @param name the name; with its account where it is only good within one
 * @param written the same for people to read, as the log has it
 * @param strength how much it says that two signals have it in common
 * @param sharer who uses it, for those that may be shared; empty where that is unknown
 * @param isGrave whether they are told of for what is worth a look by itself
 */
record Tie(
    String kind, String name, String written, Strength strength, String sharer, boolean isGrave) {
  private static final String MACHINE = "machine";
  private static final String TARGET = "target";
  private static final String CLIENT = "client";
  private static final String ADDRESS_KIND = "address";
  private static final String FUNCTION = "function";

  /** Whatever a session is called; a function calls its sessions by its own name. */
  private static final String SESSION_NAME = "session called";

  private static final String PERMISSION_SET = "permission set";

  /** By which permission set of Identity Center somebody came. */
  private static final String SET_USED = "sessions by set";

  private static final Pattern OF_SET = Pattern.compile("/AWSReservedSSO_(.+)_[0-9a-f]{16}/");

  private static final Pattern PARTITION = Pattern.compile("^arn:aws[a-z-]*:");
  private static final Pattern KEY = Pattern.compile("[A-Z0-9]{16,128}");
  private static final Pattern STACK_SETS =
      Pattern.compile(":role/(stacksets-exec-|AWSCloudFormationStackSetExecutionRole)");

  /** What EC2 calls a machine unless told otherwise; it may take the id instead. */
  private static final Pattern BY_ADDRESS = Pattern.compile("ip(-\\d{1,3}){4}");

  /** What an ARN of a function has before its name, and a version behind it. */
  private static final Pattern QUALIFIED = Pattern.compile("^.*:function:|(?<=\\w):[^:]*$");

  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final String ACCOUNT = "account ";

  /** What is done to a role with these purposes is done to act as it. */
  private static final Set<String> EMPOWERING = Set.of("Persistence", "PrivilegeEscalation");

  /** How much a tie says. */
  enum Strength {
    /** Whoever has it is one actor: a credential. */
    STRONG,
    /** Several may have it: an address behind which many sit, a role that many take on. */
    SHARED
  }

  Tie(String kind, String name, Strength strength, String sharer) {
    this(kind, name, name, strength, sharer);
  }

  Tie(String kind, String name, String written, Strength strength, String sharer) {
    this(kind, name, written, strength, sharer, false);
  }

  /** An address on the internet. */
  private static Tie address(SequenceSignal signal, String address, String sharer) {
    return new Tie(ADDRESS_KIND, address, address, Strength.SHARED, sharer, isGrave(signal));
  }

  /**
   * Something that more than this many use says nothing of one of them. Two callers of AWS who
   * enter the same machine are colleagues; what acts as the machine is not counted. An address
   * inside that machines of two accounts have is no name of either.
   */
  int mostSharers() {
    boolean isCaller = sharer.startsWith("arn:") || sharer.startsWith(ACCOUNT);
    return kind.equals(TARGET) || (kind.equals(MACHINE) && isCaller) ? 1 : Link.MOST_SHARERS;
  }

  /**
   * The same with those counted who are told of for something grave. Only addresses on the internet
   * may have more of them: where machines, roles and colleagues meet is work.
   */
  int mostGrave() {
    return kind.equals(ADDRESS_KIND) ? Link.MOST_GRAVE : mostSharers();
  }

  /** What the tie is called in state. */
  String key() {
    return kind + " " + name;
  }

  /**
   * The name of the machine that a key of state is about, as itself or as the one somebody came
   * from; empty where it is about another thing.
   */
  static Optional<String> machineOf(String key) {
    return Stream.of(MACHINE + " ", CLIENT + " ")
        .filter(key::startsWith)
        .findFirst()
        .map(kind -> key.substring(kind.length()));
  }

  /** Whether a key of state leads to nobody by itself, but only by what goes with it. */
  static boolean isOnlyCalled(String key) {
    return key.startsWith(SESSION_NAME + " ") || key.startsWith(SET_USED + " ");
  }

  /**
   * A function that was changed and the sessions called as it is go together, and so do a
   * permission set that was made and the sessions it opens.
   */
  static Optional<String> goesWith(String key) {
    return other(key, SESSION_NAME, FUNCTION)
        .or(() -> other(key, FUNCTION, SESSION_NAME))
        .or(() -> other(key, SET_USED, PERMISSION_SET))
        .or(() -> other(key, PERMISSION_SET, SET_USED));
  }

  private static Optional<String> other(String key, String kind, String goesWith) {
    return key.startsWith(kind + " ")
        ? Optional.of(goesWith + key.substring(kind.length()))
        : Optional.empty();
  }

  /** The keys of state of a machine by one of its names. */
  static List<String> keysOfMachine(String name) {
    return List.of(MACHINE + " " + name, CLIENT + " " + name);
  }

  /** What the tie is called where people read it. */
  String words() {
    return (kind.equals(TARGET) || kind.equals(CLIENT) ? MACHINE : kind) + " " + written;
  }

  /** The ties of a signal. */
  static List<Tie> of(SequenceSignal signal) {
    Map<String, Tie> ties = new LinkedHashMap<>();
    if (signal.outcome() == SequenceSignal.Outcome.UNPROVEN) {
      // Tries from many addresses are one thing, else they crowd out what else the machine is told
      // of.
      add(new Tie("tries", signal.findingId(), Strength.STRONG, ""), ties);
    } else {
      actors(signal, ties);
    }
    signal.names(EntityKind.ACCESS_KEY).forEach(key -> key(key, ties));
    signal.resources().getOrDefault("AccessKey", List.of()).forEach(key -> key(key, ties));
    passed(signal, ties);
    empowered(signal, ties);
    functions(signal, ties);
    permissionSets(signal, ties);
    stackSets(signal, ties);
    String sharer = sharer(signal);
    // Where somebody always is, others are too: an office, the way out of a network.
    boolean isOwnPlace =
        signal.familiarity() == Familiarity.FAMILIAR
            || signal.familiarity() == Familiarity.AMONG_OTHERS;
    for (String address : signal.names(EntityKind.ADDRESS)) {
      if (isPublic(address) && !isOwnPlace) {
        add(address(signal, address, sharer), ties);
      }
    }
    for (String host : signal.names(EntityKind.HOST)) {
      add(new Tie(MACHINE, host, Strength.SHARED, actor(signal)), ties);
      calledBy(signal, host, ties);
      if (signal.log().startsWith("win")) {
        String name = MachineNames.windows(host);
        add(new Tie(MACHINE, name, Strength.SHARED, actor(signal)), ties);
      }
    }
    clients(signal, ties);
    pods(signal, ties);
    peers(signal, ties);
    inside(signal, ties);
    passedOn(signal, ties);
    return List.copyOf(ties.values());
  }

  /**
   * A finding about an address inside is about the machine that has it, whatever log tells of it.
   */
  private static void inside(SequenceSignal signal, Map<String, Tie> ties) {
    for (String address : signal.resources().getOrDefault("Address", List.of())) {
      if (isInside(address)) {
        add(inAccount(MACHINE, signal, address, actor(signal)), ties);
        anywhere(signal, address, ties);
        add(inAccount(TARGET, signal, address, ""), ties);
      }
    }
  }

  /**
   * Whoever got something out of a machine, by way of what stands before it. Of two clients of one
   * target each is somebody else, and what it did is then of neither.
   */
  private static void passedOn(SequenceSignal signal, Map<String, Tie> ties) {
    if (signal.outcome() == SequenceSignal.Outcome.FAILED || !isGrave(signal)) {
      return;
    }
    String client = first(signal.names(EntityKind.ADDRESS));
    for (String machine : signal.resources().getOrDefault("Machine", List.of())) {
      String address = PORT.matcher(machine).replaceFirst("");
      if (isInside(address)) {
        add(inAccount(TARGET, signal, address, client), ties);
        add(new Tie(TARGET, address, Strength.SHARED, client), ties);
      }
    }
  }

  private static Tie inAccount(String kind, SequenceSignal signal, String address, String sharer) {
    return new Tie(kind, signal.account() + " " + address, address, Strength.SHARED, sharer);
  }

  /**
   * Sensors and machines do not say whose account they are in: for them an address inside is a name
   * as long as machines of one account only are told of by it.
   */
  private static void anywhere(SequenceSignal signal, String address, Map<String, Tie> ties) {
    String actor = actor(signal);
    if (actor.startsWith("arn:") || !(actor.isEmpty() || isGrave(signal))) {
      return;
    }
    boolean isKnown = !signal.account().isEmpty() && !signal.account().equals(Event.UNKNOWN);
    String account = isKnown ? ACCOUNT + signal.account() : "";
    add(new Tie(MACHINE, address, Strength.SHARED, account), ties);
  }

  /**
   * A host called by its address is what a load balancer sends requests to; whose account that is
   * in, hosts do not say.
   */
  private static void behind(SequenceSignal signal, String address, Map<String, Tie> ties) {
    if (isGrave(signal) && signal.account().equals(Event.UNKNOWN)) {
      add(new Tie(TARGET, address, Strength.SHARED, ""), ties);
    }
  }

  /** Many machines are called by their address or id, which is how other logs know them. */
  private static void calledBy(SequenceSignal signal, String host, Map<String, Tie> ties) {
    String name = MachineNames.withoutDomain(host);
    if (BY_ADDRESS.matcher(name).matches()) {
      String address = name.substring(name.indexOf('-') + 1).replace('-', '.');
      anywhere(signal, address, ties);
      behind(signal, address, ties);
    }
    if (MachineNames.isInstance(name)) {
      add(new Tie(MACHINE, name, Strength.SHARED, actor(signal)), ties);
    }
  }

  /** A pod is part of the node it runs on, which its cluster may tell. */
  private static void pods(SequenceSignal signal, Map<String, Tie> ties) {
    List<String> namespaces = signal.resources().getOrDefault("Namespace", List.of());
    List<String> pods = signal.resources().getOrDefault("Pod", List.of());
    if (namespaces.size() == 1) {
      for (String pod : pods) {
        String name = MachineNames.pod(namespaces.get(0), pod);
        add(new Tie(MACHINE, name, Strength.SHARED, actor(signal)), ties);
      }
    }
    for (String node : signal.resources().getOrDefault("Node", List.of())) {
      add(new Tie(MACHINE, node, Strength.SHARED, actor(signal)), ties);
      calledBy(signal, node, ties);
    }
  }

  /** Who comes to a host from inside is at another machine of the same people. */
  private static void clients(SequenceSignal signal, Map<String, Tie> ties) {
    boolean isOfHost =
        signal.account().equals(Event.UNKNOWN) && !signal.names(EntityKind.HOST).isEmpty();
    if (!isOfHost || !isGrave(signal)) {
      return;
    }
    for (String client : signal.names(EntityKind.ADDRESS)) {
      if (isInside(client)) {
        add(new Tie(CLIENT, client, Strength.SHARED, actor(signal)), ties);
      }
    }
  }

  /** Who is at the other end of what a machine did on the network. */
  private static void peers(SequenceSignal signal, Map<String, Tie> ties) {
    String machine = first(signal.resources().getOrDefault("Address", List.of()));
    for (String peer : signal.peers()) {
      if (isPublic(peer)) {
        add(address(signal, peer, machine), ties);
      }
    }
  }

  private static boolean isGrave(SequenceSignal signal) {
    return signal.severity().label().compareTo(Severity.Label.LOW) > 0;
  }

  private static String first(List<String> names) {
    return names.isEmpty() ? "" : names.get(0);
  }

  private static void add(Tie tie, Map<String, Tie> ties) {
    ties.putIfAbsent(tie.key(), tie);
  }

  private static void key(String key, Map<String, Tie> ties) {
    if (KEY.matcher(key).matches()) {
      add(new Tie("access key", key, Strength.STRONG, ""), ties);
    }
  }

  /** Whoever gives a role to a workload of theirs acts as the role from then on. */
  private static void passed(SequenceSignal signal, Map<String, Tie> ties) {
    for (String role : signal.resources().getOrDefault("PassedRole", List.of())) {
      if (isRole(role)) {
        add(named("principal", signal, role, Strength.SHARED, ""), ties);
      }
    }
  }

  /**
   * Whoever makes a role, opens it or gives it rights acts as the role from then on, where that is
   * worth a look by itself: an administrator who sets up roles all day is not all of them.
   */
  private static void empowered(SequenceSignal signal, Map<String, Tie> ties) {
    boolean isLasting = EMPOWERING.contains(signal.type().purpose());
    boolean isDone = signal.outcome() == SequenceSignal.Outcome.SUCCEEDED;
    if (!isLasting || !isDone || !isGrave(signal)) {
      return;
    }
    for (String role : signal.resources().getOrDefault("IAMRole", List.of())) {
      String name = isRole(role) ? role : "arn:aws:iam::" + signal.account() + ":role/" + role;
      add(named("principal", signal, name, Strength.SHARED, ""), ties);
    }
    for (String user : signal.resources().getOrDefault("IAMUser", List.of())) {
      String name = "arn:aws:iam::" + signal.account() + ":user/" + user;
      add(named("principal", signal, name, Strength.SHARED, ""), ties);
    }
  }

  /** Whoever changes what a function runs acts as the function from then on. */
  private static void functions(SequenceSignal signal, Map<String, Tie> ties) {
    if (!signal.outcome().equals(SequenceSignal.Outcome.SUCCEEDED)) {
      return;
    }
    for (String written : signal.resources().getOrDefault("LambdaFunction", List.of())) {
      String name = QUALIFIED.matcher(written).replaceAll("");
      add(inAccount(FUNCTION, signal, name, signal.principal()), ties);
    }
  }

  /** Whoever makes a permission set stands behind the sessions it opens, in whichever account. */
  private static void permissionSets(SequenceSignal signal, Map<String, Tie> ties) {
    if (signal.outcome() != SequenceSignal.Outcome.SUCCEEDED) {
      return;
    }
    for (String made : signal.resources().getOrDefault("MadePermissionSet", List.of())) {
      add(new Tie(PERMISSION_SET, made, Strength.SHARED, signal.principal()), ties);
    }
    Matcher set = OF_SET.matcher(signal.principal());
    if (set.find()) {
      add(new Tie(SET_USED, set.group(1), Strength.SHARED, signal.principal()), ties);
    }
  }

  /** What is made for a stack set in any account is made by whoever rolled it out. */
  private static void stackSets(SequenceSignal signal, Map<String, Tie> ties) {
    boolean isRolledOut = signal.resources().containsKey("StackSet");
    if (isRolledOut || STACK_SETS.matcher(signal.principal()).find()) {
      add(new Tie("stack sets", "of the organization", Strength.STRONG, ""), ties);
    }
  }

  private static void actors(SequenceSignal signal, Map<String, Tie> ties) {
    String principal = signal.principal();
    if (isService(principal)) {
      subjects(signal, ties);
      return;
    }
    if (isNobody(principal)) {
      return;
    }
    List<String> sessions = signal.names(EntityKind.SESSION);
    String session = first(sessions);
    Strength strength = isRole(principal) ? Strength.SHARED : Strength.STRONG;
    add(named("principal", signal, principal, strength, session), ties);
    // Whoever stands at the start of a chain of roles is one actor in all its sessions.
    List<String> principals = signal.names(EntityKind.PRINCIPAL);
    for (String person : principals.subList(1, principals.size())) {
      if (!isService(person) && !isNobody(person) && !isRole(person)) {
        add(named("principal", signal, person, Strength.STRONG, ""), ties);
      }
    }
    for (String each : sessions) {
      if (each.contains(":assumed-role/") && !isOfRolePerson(principal)) {
        add(named("session", signal, each, Strength.STRONG, ""), ties);
        String name = each.substring(each.lastIndexOf('/') + 1);
        if (MachineNames.isInstance(name)) {
          add(new Tie(MACHINE, name, Strength.SHARED, ""), ties);
        } else {
          add(inAccount(SESSION_NAME, signal, name, principal), ties);
        }
      }
    }
  }

  /** AWS itself acts on no one's behalf, but what it says of a user is about that user. */
  private static void subjects(SequenceSignal signal, Map<String, Tie> ties) {
    for (String user : signal.resources().getOrDefault("IAMUser", List.of())) {
      String name = "arn:iam::" + signal.account() + ":user/" + user;
      String written = "user/" + user + " of account " + signal.account();
      add(new Tie("principal", name, written, Strength.STRONG, ""), ties);
    }
  }

  /** Whoever did it; accounts that somebody tries share nothing with who tries them. */
  private static String actor(SequenceSignal signal) {
    return signal.outcome() == SequenceSignal.Outcome.UNPROVEN ? "" : signal.principal();
  }

  private static String sharer(SequenceSignal signal) {
    if (signal.outcome() == SequenceSignal.Outcome.UNPROVEN) {
      return "";
    }
    if (!signal.principal().isEmpty()) {
      return signal.principal();
    }
    return first(signal.names(EntityKind.HOST));
  }

  /** Without its partition, which not every log tells; names that are no ARN with their account. */
  private static Tie named(
      String kind, SequenceSignal signal, String name, Strength strength, String sharer) {
    if (name.startsWith("arn:")) {
      String bare = PARTITION.matcher(name).replaceFirst("arn:");
      return new Tie(kind, bare, name, strength, sharer);
    }
    return new Tie(kind, signal.account() + " " + name, strength, sharer);
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

  private static boolean isPublic(String address) {
    return AddressScope.of(address) == AddressScope.PUBLIC;
  }

  private static boolean isInside(String address) {
    return AddressScope.of(address) == AddressScope.PRIVATE;
  }
}
