package dev.haetae.detect.network.flood;

import dev.haetae.detect.network.Flow;
import java.util.Locale;
import java.util.Set;

/** Kinds of flood, told apart because they are fought in different ways. */
enum FloodKind {
  /** Connections that are opened and never used. */
  SYN,
  /** Look-ups of names. */
  DNS,
  /** Answers of services that answer with more than they are asked, to who did not ask. */
  REFLECTION,
  /** Datagrams to ports that only TCP is expected at. */
  UDP_ON_TCP_PORT,
  /** Other datagrams. */
  UDP,
  /** A protocol that is neither TCP nor UDP nor used for tunnels and messages between routers. */
  UNUSUAL_PROTOCOL,
  /** What no flood is made of. */
  NONE;

  private static final int DNS_PORT = 53;

  /** QUIC uses 443, so it is not among them. */
  private static final Set<Long> TCP_PORTS =
      Set.of(
          20L, 21L, 22L, 23L, 25L, 80L, 110L, 143L, 445L, 465L, 587L, 993L, 995L, 1433L, 3306L,
          3389L, 5432L, 5900L, 6379L, 8080L, 8443L, 9200L, 27_017L);

  /**
   * Services that amplify.
   *
   * @see <a
   *     href="https://www.cisa.gov/news-events/alerts/2014/01/17/udp-based-amplification-attacks">
   *     CISA alert TA14-017A</a>
   */
  private static final Set<Long> AMPLIFIERS =
      Set.of(
          17L, 19L, 53L, 69L, 111L, 123L, 137L, 161L, 389L, 520L, 1434L, 1900L, 3283L, 3702L, 5093L,
          5353L, 5683L, 10_001L, 11_211L, 27_015L, 37_810L);

  /** ICMP, IP in IP, IPv6 in IP, GRE, ESP, AH, ICMPv6, L2TP, SCTP. */
  private static final Set<Long> USUAL_PROTOCOLS =
      Set.of(1L, 4L, 41L, 47L, 50L, 51L, 58L, 115L, 132L);

  /**
   * The kind.
   *
   * @param targetPort port at the end that is flooded
   * @param sourcePort port at the other
   */
  static FloodKind of(long protocol, long sourcePort, long targetPort, boolean outbound) {
    if (protocol == Flow.TCP) {
      return SYN;
    }
    if (protocol != Flow.UDP) {
      return USUAL_PROTOCOLS.contains(protocol) ? NONE : UNUSUAL_PROTOCOL;
    }
    if (!outbound) {
      return AMPLIFIERS.contains(sourcePort) ? REFLECTION : UDP;
    }
    if (targetPort == DNS_PORT) {
      return DNS;
    }
    return TCP_PORTS.contains(targetPort) ? UDP_ON_TCP_PORT : UDP;
  }

  /** As detector files say it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
