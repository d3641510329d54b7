package dev.haetae.detect.machine;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadDetector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.ahead.Knowledge;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns which names are of one machine, from lines of different logs that tell of one happening.
 * Hosts call themselves what people called them, networks know addresses, AWS ids, clusters nodes.
 *
 * <ul>
 *   <li>A login over SSH, of which the host says the client's address and port, and the record of
 *       the connection with the same two, which says the host's address.
 *   <li>A Windows machine, whose own account logs on at others from its address, and whose Sysmon
 *       says from which address it calls.
 *   <li>The resolver's log, which says address and id of who looks a name up.
 *   <li>A node of EKS, which calls its cluster under its private name with a session that is called
 *       as the instance, and tells how the pods on it are; and the scheduler, which binds them.
 * </ul>
 *
 * <p>Finds nothing itself.
 */
public final class MachineNames implements MachineSource, Knowledge {
  private static final String SSHD = "machine-names-sshd.yml";
  private static final String FLOW = "machine-names-flow.yml";
  private static final String RESOLVER = "machine-names-resolver.yml";
  private static final String KUBELET = "machine-names-kubelet.yml";
  private static final String DOMAIN = "machine-names-domain.yml";
  private static final String SYSMON = "machine-names-sysmon.yml";
  private static final String HOST = "host";
  private static final String CLIENT = "haetae.address";
  private static final String CLIENT_PORT = "haetae.port";
  private static final String SOURCE = "src_ip";
  private static final String SOURCE_PORT = "src_port";
  private static final String DESTINATION = "dst_ip";
  private static final String LOOKING_UP = "srcaddr";
  private static final String INSTANCE = "srcids.instance";
  private static final String COMPUTER = "Computer";
  private static final String LOGGED_ON = "TargetUserName";
  private static final String OWN_ADDRESS = "SourceIp";
  private static final String NODE = "user.username";
  private static final String SESSION = "user.extra.sessionName";
  private static final String NAMESPACE = "objectRef.namespace";
  private static final String OBJECT = "objectRef.name";
  private static final String RESOURCE = "objectRef.resource";
  private static final String BOUND_TO = "requestObject.target.name";

  private static final Pattern NODE_BY_ADDRESS =
      Pattern.compile("(?:system:node:)?(ip((?:-\\d{1,3}){4})\\b.*)");
  private static final Pattern INSTANCE_ID = Pattern.compile("i-[0-9a-f]{8,17}");
  private static final Duration EXPIRY = Duration.ofDays(30);

  /** The host writes its line at once; a record of a connection is cut after ten minutes. */
  private static final Duration SAME_CONNECTION = Duration.ofMinutes(30);

  /** Beyond this an address has names of many, as that of a gateway does. */
  private static final int MOST_NAMES = 40;

  private static final StateCell.OfValue<Named> ADDRESS =
      new StateCell.OfValue<>("machine/address", 1, EXPIRY, Named.CODEC);
  private static final StateCell.OfList<String> NAMES =
      new StateCell.OfList<>("machine/names", 1, EXPIRY, Codec.TEXT);
  private static final StateCell.OfValue<String> ONE_END =
      new StateCell.OfValue<>("machine/connection", 1, SAME_CONNECTION, Codec.TEXT);

  private final StateStore state;

  /**
   * Names in this state.
   *
   * @param state has the {@linkplain #cells cells}
   */
  public MachineNames(StateStore state) {
    this.state = state;
  }

  /** What watches the lines that tell names. */
  public static List<Detector> detectors() {
    return List.of(
        AheadDetector.of(MachineNames.class, SSHD, List.of(HOST, CLIENT, CLIENT_PORT)),
        AheadDetector.of(MachineNames.class, FLOW, List.of(SOURCE, SOURCE_PORT, DESTINATION)),
        AheadDetector.hourly(MachineNames.class, DOMAIN, List.of(COMPUTER, LOGGED_ON, CLIENT)),
        AheadDetector.hourly(MachineNames.class, SYSMON, List.of(COMPUTER, OWN_ADDRESS)),
        AheadDetector.hourly(MachineNames.class, RESOLVER, List.of(LOOKING_UP, INSTANCE)),
        AheadDetector.hourly(
            MachineNames.class,
            KUBELET,
            List.of(NODE, SESSION, RESOURCE, NAMESPACE, OBJECT, BOUND_TO)));
  }

  /** The state that is kept. */
  public static List<StateCell<?>> cells() {
    return List.of(ADDRESS, NAMES, ONE_END);
  }

  /** The name a Windows machine has here: without its domain, as its account is called. */
  public static String windows(String computer) {
    return withoutDomain(computer).toLowerCase(Locale.ROOT);
  }

  /** The name of a host up to its first dot. */
  public static String withoutDomain(String host) {
    int domain = host.indexOf('.');
    return domain < 0 ? host : host.substring(0, domain);
  }

  /** Whether a name is the id of an instance. */
  public static boolean isInstance(String name) {
    return INSTANCE_ID.matcher(name).matches();
  }

  /** The name a pod has here. */
  public static String pod(String namespace, String name) {
    return "pod " + namespace + "/" + name;
  }

  @Override
  public List<String> others(String name) {
    List<String> others = new ArrayList<>();
    String address = address(name).orElse(name);
    if (!address.equals(name)) {
      others.add(address);
    }
    List<String> names = state.list(NAMES, address).all();
    if (names.size() >= MOST_NAMES) {
      return List.copyOf(others);
    }
    for (String other : names) {
      if (!other.equals(name) && address(other).filter(address::equals).isPresent()) {
        others.add(other);
      }
    }
    return List.copyOf(others);
  }

  private Optional<String> address(String name) {
    return state.value(ADDRESS, name).get().filter(Named::isSure).map(Named::address);
  }

  /** A name was met with an address. */
  void met(String name, String address, long time) {
    StateStore.Value<Named> known = state.value(ADDRESS, name);
    known.set(
        known
            .get()
            .map(named -> named.metWith(address, time))
            .orElseGet(() -> Named.first(address, time)));
    StateStore.Items<String> names = state.list(NAMES, address);
    if (!names.all().contains(name) && names.all().size() < MOST_NAMES) {
      names.add(name);
    }
  }

  /** Half of a pair is told of a connection; the other half may have been told before. */
  private void end(String connection, String own, String other, String value, long time) {
    Optional<String> met = state.value(ONE_END, other + connection).get();
    if (met.isEmpty()) {
      state.value(ONE_END, own + connection).set(value);
    } else if (own.equals(HOST)) {
      met(value, met.get(), time);
    } else {
      met(met.get(), value, time);
    }
  }

  @Override
  public Map<String, Function<Layout, AheadReader>> readers() {
    return Map.of(
        SSHD, layout -> half(layout, CLIENT, CLIENT_PORT, HOST, DESTINATION),
        FLOW, layout -> half(layout, SOURCE, SOURCE_PORT, DESTINATION, HOST),
        RESOLVER, layout -> both(layout, INSTANCE, UnaryOperator.identity(), LOOKING_UP),
        DOMAIN, this::logOns,
        SYSMON, layout -> both(layout, COMPUTER, MachineNames::windows, OWN_ADDRESS),
        KUBELET, Nodes::new);
  }

  /** One end of a connection is named by one log, and the other by another. */
  private AheadReader half(
      Layout layout, String client, String clientPort, String own, String other) {
    Layout.Text address = layout.text(client);
    Layout.Text port = layout.text(clientPort);
    Layout.Text value = layout.text(own);
    return told(
        observation -> {
          String connection = " " + address.of(observation) + " " + port.of(observation);
          end(connection, own, other, value.of(observation), observation.time());
        },
        address,
        port,
        value);
  }

  /** A line that tells name and address of a machine. */
  private AheadReader both(
      Layout layout, String name, UnaryOperator<String> written, String address) {
    Layout.Text named = layout.text(name);
    Layout.Text at = layout.text(address);
    return told(
        observation ->
            met(written.apply(named.of(observation)), at.of(observation), observation.time()),
        named,
        at);
  }

  /** The account of a machine logs on at another. */
  private AheadReader logOns(Layout layout) {
    Layout.Text computer = layout.text(COMPUTER);
    Layout.Text account = layout.text(LOGGED_ON);
    Layout.Text client = layout.text(CLIENT);
    return told(
        observation -> {
          String name = account.of(observation);
          String machine = windows(name.substring(0, name.length() - 1));
          if (!machine.equals(windows(computer.of(observation)))) {
            met(machine, client.of(observation), observation.time());
          }
        },
        computer,
        account,
        client);
  }

  /** Reads what has a time and all of these. */
  private static AheadReader told(AheadReader reader, Layout.Text... all) {
    return observation -> {
      if (observation.time() != Event.NO_TIME && isAll(observation, all)) {
        reader.read(observation);
      }
    };
  }

  private static boolean isAll(Observation observation, Layout.Text... texts) {
    for (Layout.Text text : texts) {
      if (text.of(observation).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** A node tells of itself or its pods, or the scheduler gives a node a pod. */
  private final class Nodes implements AheadReader {
    private final Layout.Text node;
    private final Layout.Text session;
    private final Layout.Text resource;
    private final Layout.Text namespace;
    private final Layout.Text object;
    private final Layout.Text boundTo;

    private Nodes(Layout layout) {
      node = layout.text(NODE);
      session = layout.text(SESSION);
      resource = layout.text(RESOURCE);
      namespace = layout.text(NAMESPACE);
      object = layout.text(OBJECT);
      boundTo = layout.text(BOUND_TO);
    }

    @Override
    public void read(Observation observation) {
      String bound = boundTo.of(observation);
      Matcher named = NODE_BY_ADDRESS.matcher(bound.isEmpty() ? node.of(observation) : bound);
      if (observation.time() == Event.NO_TIME || !named.matches()) {
        return;
      }
      String address = named.group(2).substring(1).replace('-', '.');
      met(named.group(1), address, observation.time());
      if (isInstance(session.of(observation))) {
        met(session.of(observation), address, observation.time());
      }
      if (resource.of(observation).equals("pods") && isAll(observation, namespace, object)) {
        String pod = pod(namespace.of(observation), object.of(observation));
        met(pod, address, observation.time());
      }
    }
  }
}
