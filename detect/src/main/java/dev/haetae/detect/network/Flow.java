package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.Numbers;
import java.util.List;

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
public record Flow(
    Ends ends,
    Caller caller,
    long sourcePort,
    long destinationPort,
    long protocol,
    long packets,
    long bytes,
    long flags) {
  public static final int TCP = 6;
  public static final int UDP = 17;

  /** The fields to observe as texts. */
  public static final List<String> TEXTS =
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
  public static final List<String> NUMBERS =
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
  public boolean fromCaller() {
    return caller != Caller.DESTINATION;
  }

  /** Address of the caller. */
  public String from() {
    return fromCaller() ? ends.source() : ends.destination();
  }

  /** Address of the one called. */
  public String to() {
    return fromCaller() ? ends.destination() : ends.source();
  }

  /** Port of the caller. */
  public long callingPort() {
    return fromCaller() ? sourcePort : destinationPort;
  }

  /** Port that was called. */
  public long port() {
    return fromCaller() ? destinationPort : sourcePort;
  }

  /** Which way the call went. */
  public Side side() {
    return ends.side(fromCaller());
  }

  /** Whether the packets carried nothing but headers. */
  public boolean isBare() {
    return bytes <= packets * (BARE_PACKET + more());
  }

  /**
   * Whether the caller's packets came to nothing: they were turned away, or were a SYN, perhaps
   * repeated, perhaps with a reset after it. A handshake that is closed again at once, as load
   * balancers test their targets, is none. Of a datagram only its answer tells.
   */
  public boolean isFailed() {
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
  public boolean answersOpen() {
    if (protocol == TCP && hasFlags()) {
      return (flags & SYN_ACK) == SYN_ACK || !isBare();
    }
    return bytes > packets * (HEADERS + more());
  }

  private int more() {
    return ends.source().indexOf(':') >= 0 ? MORE_IN_SIX : 0;
  }
}
