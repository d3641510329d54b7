package dev.haetae.detect.network;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import org.jspecify.annotations.Nullable;

/** Reads flows from the observations of one log. For one thread. */
public final class FlowReader {
  private final KnownEnvironment environment;
  private final Layout.Text source;
  private final Layout.Text destination;
  private final Layout.Text packetSource;
  private final Layout.Text packetDestination;
  private final Layout.Text direction;
  private final Layout.Text gateway;
  private final Layout.Text instance;
  private final Layout.Text networkInterface;
  private final Layout.Text service;
  private final Layout.Text action;
  private final Layout.Whole sourcePort;
  private final Layout.Whole destinationPort;
  private final Layout.Whole protocol;
  private final Layout.Whole packets;
  private final Layout.Whole bytes;
  private final Layout.Whole flags;
  private final Layout.Whole sentPackets;
  private final Layout.Whole sentBytes;
  private final Layout.Whole answeredPackets;
  private final Layout.Whole answeredBytes;
  private final Layout.Memo<Ends> written = Layout.memo(this::read);
  private @Nullable Observation last;
  private @Nullable Flow lastFlow;
  private @Nullable String lastCaller;
  private @Nullable String lastCall;
  private @Nullable Traits lastTraits;
  private @Nullable Ends lastEnds;
  private boolean backwards;

  public FlowReader(Layout layout, KnownEnvironment environment) {
    this.environment = environment;
    source = layout.text("source.ip");
    destination = layout.text("destination.ip");
    packetSource = layout.text("pkt-srcaddr");
    packetDestination = layout.text("pkt-dstaddr");
    direction = layout.text("flow-direction");
    gateway = layout.text("tgw-id");
    instance = layout.text("instance-id");
    networkInterface = layout.text("interface-id");
    service = layout.text("pkt-dst-aws-service");
    action = layout.text("action");
    sourcePort = layout.whole("source.port");
    destinationPort = layout.whole("destination.port");
    protocol = layout.whole("network.iana_number");
    packets = layout.whole("network.packets");
    bytes = layout.whole("network.bytes");
    flags = layout.whole("tcp-flags");
    sentPackets = layout.whole("haetae.sent_packets");
    sentBytes = layout.whole("haetae.sent_bytes");
    answeredPackets = layout.whole("haetae.answered_packets");
    answeredBytes = layout.whole("haetae.answered_bytes");
  }

  /** Whether records of this log may be of what passed a gateway between machines. */
  public boolean readsGateways() {
    return gateway.exists();
  }

  /** Whether records with these texts are of that. */
  public boolean isOfGateway(Traits traits) {
    return !gateway.of(traits).isEmpty();
  }

  /** Whether records of this log may be of both directions of a connection. */
  public boolean readsBothWays() {
    return answeredPackets.exists();
  }

  /** Whether this record is of both directions of a connection. */
  boolean isBothWays(Observation observation) {
    return answeredPackets.of(observation) > 0;
  }

  /** From now on it reads what came back, or again what was sent. */
  void turn(boolean back) {
    if (back != backwards) {
      backwards = back;
      last = null;
      lastTraits = null;
    }
  }

  /** What records with these texts have in common; asked again for the same it gives the same. */
  // Only for the very same object is it sure that nothing needs to be compared.
  @SuppressWarnings("ReferenceEquality")
  public Ends ends(Traits traits) {
    Ends known = lastEnds;
    if (traits == lastTraits && known != null) {
      return known;
    }
    Ends asWritten = written.of(traits);
    Ends asRead = backwards ? asWritten.turned() : asWritten;
    lastTraits = traits;
    lastEnds = asRead;
    return asRead;
  }

  private Ends read(Traits traits) {
    return Ends.of(
        traits.account(),
        new Ends.Texts(
            source.of(traits),
            destination.of(traits),
            packetSource.of(traits),
            packetDestination.of(traits),
            direction(traits),
            instance.of(traits),
            networkInterface.of(traits),
            service.of(traits),
            action.of(traits)),
        environment);
  }

  /** Which way packets went at a machine; which way they went at a gateway tells of no machine. */
  private String direction(Traits traits) {
    return isOfGateway(traits) ? "" : direction.of(traits);
  }

  /** The flow of an observation; asked again for the same one it gives the same. */
  // Only for the very same object is it sure that nothing needs to be compared.
  @SuppressWarnings("ReferenceEquality")
  public Flow of(Observation observation) {
    Flow known = lastFlow;
    if (observation == last && known != null) {
      return known;
    }
    Flow flow = read(observation);
    last = observation;
    lastFlow = flow;
    lastCaller = null;
    lastCall = null;
    return flow;
  }

  /** The account and who called: what state of a caller is kept apart by. */
  public String caller(Observation observation) {
    Flow flow = of(observation);
    if (lastCaller == null) {
      lastCaller = flow.ends().account() + " " + flow.from();
    }
    return lastCaller;
  }

  /** The account, who called, whom and at which port: what state of a call is kept apart by. */
  public String call(Observation observation) {
    Flow flow = of(observation);
    if (lastCall == null) {
      lastCall = caller(observation) + " " + flow.to() + " " + flow.port();
    }
    return lastCall;
  }

  private Flow read(Observation observation) {
    Ends both = ends(observation.traits());
    return answeredPackets.of(observation) == Numbers.ABSENT
        ? oneWay(observation, both)
        : ofConnection(observation, both);
  }

  private Flow oneWay(Observation observation, Ends both) {
    long from = sourcePort.of(observation);
    long to = destinationPort.of(observation);
    long number = protocol.of(observation);
    long flagged = flags.of(observation);
    return new Flow(
        both,
        Caller.of(number, flagged, from, to, both.accepted()),
        from,
        to,
        number,
        count(packets, sentPackets, observation),
        count(bytes, sentBytes, observation),
        flagged);
  }

  /** One direction of a connection whose record says who opened it. */
  private Flow ofConnection(Observation observation, Ends both) {
    long from = sourcePort.of(observation);
    long to = destinationPort.of(observation);
    return new Flow(
        both,
        backwards ? Caller.DESTINATION : Caller.SOURCE,
        backwards ? to : from,
        backwards ? from : to,
        protocol.of(observation),
        Math.max(0, (backwards ? answeredPackets : sentPackets).of(observation)),
        Math.max(0, (backwards ? answeredBytes : sentBytes).of(observation)),
        Numbers.ABSENT);
  }

  private static long count(Layout.Whole one, Layout.Whole other, Observation observation) {
    long counted = one.of(observation);
    return Math.max(0, counted == Numbers.ABSENT ? other.of(observation) : counted);
  }
}
