package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.Numbers;

/**
 * Which end of a record called the other. A flow log has a record for each direction of a
 * connection and says of neither that it came first.
 */
public enum Caller {
  SOURCE,
  DESTINATION,
  /** Nothing tells. */
  UNKNOWN;

  private static final int SYN = 2;
  private static final int SYN_ACK = 18;
  private static final int WELL_KNOWN = 1024;

  /** Where Linux begins to number the ports of callers; Windows and macOS begin at 49152. */
  private static final int EPHEMERAL = 32_768;

  /**
   * Judges by what is surest. Flags are those of all packets of the interval together: whoever sent
   * a SYN without ever an ACK to one called; whoever sent both at once was called. Without them (an
   * older version, the middle of a connection) the port that looks more like a service was called.
   * What was rejected is a first packet, unless it looks like an answer.
   */
  static Caller of(
      long protocol, long flags, long sourcePort, long destinationPort, boolean accepted) {
    if (protocol == Flow.TCP && flags != Numbers.ABSENT) {
      if ((flags & SYN_ACK) == SYN_ACK) {
        return DESTINATION;
      }
      if ((flags & SYN) != 0) {
        return SOURCE;
      }
    }
    if (protocol != Flow.TCP && protocol != Flow.UDP) {
      return accepted ? UNKNOWN : SOURCE;
    }
    int source = likenessToService(sourcePort);
    int destination = likenessToService(destinationPort);
    if (!accepted) {
      return source > destination && destination == 0 ? DESTINATION : SOURCE;
    }
    if (source == destination) {
      return UNKNOWN;
    }
    return source < destination ? SOURCE : DESTINATION;
  }

  private static int likenessToService(long port) {
    if (port < 0 || port >= EPHEMERAL) {
      return 0;
    }
    if (port < WELL_KNOWN) {
      return 3;
    }
    return Services.isUsual(port) ? 2 : 1;
  }
}
