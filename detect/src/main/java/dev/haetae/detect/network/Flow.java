package dev.haetae.detect.network;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flow record, seen as one direction of a call; a record of a whole connection is two of them.
 *
 * @param ends its two ends
 * @param caller which of them called
 * @param sourcePort port of the source
 * @param destinationPort port of the destination
 * @param protocol IANA number
 * @param packets packets sent by the source in the interval
 * @param bytes bytes of those, headers of IP included
 * @param flags TCP flags of all packets together, or {@link Numbers#ABSENT}
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log
 *     records</a>
 */
record Flow(
    Ends ends,
    Caller caller,
    long sourcePort,
    long destinationPort,
    long protocol,
    long packets,
    long bytes,
    long flags) {
  static final int TCP = 6;
  static final int UDP = 17;

  /** The fields to observe as texts. */
  static final List<String> TEXTS =
      List.of(
          "source.ip",
          "destination.ip",
          "pkt-srcaddr",
          "pkt-dstaddr",
          "flow-direction",
          "tgw-id",
          "instance-id",
          "interface-id",
          "pkt-dst-aws-service",
          "action");

  /** The fields to observe as numbers. */
  static final List<String> NUMBERS =
      List.of(
          "source.port",
          "destination.port",
          "network.iana_number",
          "network.packets",
          "network.bytes",
          "tcp-flags",
          "haetae.sent_packets",
          "haetae.sent_bytes",
          "haetae.answered_packets",
          "haetae.answered_bytes");

  private static final int SYN = 2;
  private static final int SYN_ACK = 18;
  private static final int FIN = 1;

  /** Headers of IPv4 and TCP with the options of a handshake. */
  private static final int BARE_PACKET = 64;

  /** A reset is a packet of headers alone; the answer to a SYN brings options. */
  private static final int HEADERS = 40;

  private static final int MORE_IN_SIX = 20;

  /** A SYN is sent so often at most before a system gives up. */
  private static final int MOST_TRIES = 8;

  /** Headers of IP and TCP are whole words of so many bytes. */
  private static final int WORD = 4;

  /** Whether the record is of the packets the caller sent; of the answers otherwise. */
  boolean fromCaller() {
    return caller != Caller.DESTINATION;
  }

  /** Address of the caller. */
  String from() {
    return fromCaller() ? ends.source() : ends.destination();
  }

  /** Address of the one called. */
  String to() {
    return fromCaller() ? ends.destination() : ends.source();
  }

  /** Port of the caller. */
  long callingPort() {
    return fromCaller() ? sourcePort : destinationPort;
  }

  /** Port that was called. */
  long port() {
    return fromCaller() ? destinationPort : sourcePort;
  }

  /** Which way the call went. */
  Side side() {
    return ends.side(fromCaller());
  }

  /** Whether the packets carried nothing but headers. */
  boolean isBare() {
    return bytes <= packets * (BARE_PACKET + more());
  }

  /**
   * Whether the caller's packets came to nothing: they were turned away, or were a SYN, perhaps
   * repeated, perhaps with a reset after it. A handshake that is closed again at once, as load
   * balancers test their targets, is none. Of a datagram only its answer tells.
   */
  boolean isFailed() {
    if (!ends.accepted()) {
      return true;
    }
    if (protocol != TCP) {
      return isBare();
    }
    if (!isBare() || (hasFlags() && (flags & FIN) != 0)) {
      return false;
    }
    return packets <= 2 || (hasFlags() ? flags == SYN : isRepeated());
  }

  /** Packets of one size, that of a SYN; a handshake mixes sizes and its mean is no header's. */
  private boolean isRepeated() {
    return packets <= MOST_TRIES && bytes % packets == 0 && bytes / packets % WORD == 0;
  }

  private boolean hasFlags() {
    return flags != Numbers.ABSENT && flags != 0;
  }

  /** Whether this, an answer, shows that the port is open. */
  boolean answersOpen() {
    if (protocol == TCP && hasFlags()) {
      return (flags & SYN_ACK) == SYN_ACK || !isBare();
    }
    return bytes > packets * (HEADERS + more());
  }

  private int more() {
    return ends.source().indexOf(':') >= 0 ? MORE_IN_SIX : 0;
  }

  /** Reads flows from the observations of one log. For one thread. */
  static final class Reader {
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

    Reader(Layout layout, KnownEnvironment environment) {
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
    boolean readsGateways() {
      return gateway.exists();
    }

    /** Whether records with these texts are of that. */
    boolean isOfGateway(Traits traits) {
      return !gateway.of(traits).isEmpty();
    }

    /** Whether records of this log may be of both directions of a connection. */
    boolean readsBothWays() {
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
    Ends ends(Traits traits) {
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

    /**
     * Which way packets went at a machine; which way they went at a gateway tells of no machine.
     */
    private String direction(Traits traits) {
      return isOfGateway(traits) ? "" : direction.of(traits);
    }

    /** The flow of an observation; asked again for the same one it gives the same. */
    // Only for the very same object is it sure that nothing needs to be compared.
    @SuppressWarnings("ReferenceEquality")
    Flow of(Observation observation) {
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
    String caller(Observation observation) {
      Flow flow = of(observation);
      if (lastCaller == null) {
        lastCaller = flow.ends().account() + " " + flow.from();
      }
      return lastCaller;
    }

    /** The account, who called, whom and at which port: what state of a call is kept apart by. */
    String call(Observation observation) {
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
}
