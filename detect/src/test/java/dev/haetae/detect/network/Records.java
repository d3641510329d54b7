package dev.haetae.detect.network;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Numbers;

/** Flow records as tests write them. */
public record Records(
    String source,
    String destination,
    String packetSource,
    String packetDestination,
    String direction,
    long sourcePort,
    long destinationPort,
    long protocol,
    long packets,
    long bytes,
    long flags,
    String action) {

  /** A connection of version 2, which knows neither flags nor direction. */
  public static Records tcp(
      String source, long sourcePort, String destination, long destinationPort) {
    return new Records(
        source,
        destination,
        "",
        "",
        "",
        sourcePort,
        destinationPort,
        Flow.TCP,
        12,
        2_610,
        Numbers.ABSENT,
        "ACCEPT");
  }

  public Records flags(long value) {
    return new Records(
        source,
        destination,
        packetSource,
        packetDestination,
        direction,
        sourcePort,
        destinationPort,
        protocol,
        packets,
        bytes,
        value,
        action);
  }

  public Records carrying(long morePackets, long moreBytes) {
    return new Records(
        source,
        destination,
        packetSource,
        packetDestination,
        direction,
        sourcePort,
        destinationPort,
        protocol,
        morePackets,
        moreBytes,
        flags,
        action);
  }

  public Records rejected() {
    return new Records(
        source,
        destination,
        packetSource,
        packetDestination,
        direction,
        sourcePort,
        destinationPort,
        protocol,
        packets,
        bytes,
        flags,
        "REJECT");
  }

  public Records protocol(long number) {
    return new Records(
        source,
        destination,
        packetSource,
        packetDestination,
        direction,
        sourcePort,
        destinationPort,
        number,
        packets,
        bytes,
        flags,
        action);
  }

  public Records direction(String word) {
    return new Records(
        source,
        destination,
        packetSource,
        packetDestination,
        word,
        sourcePort,
        destinationPort,
        protocol,
        packets,
        bytes,
        flags,
        action);
  }

  public Records packet(String from, String to) {
    return new Records(
        source,
        destination,
        from,
        to,
        direction,
        sourcePort,
        destinationPort,
        protocol,
        packets,
        bytes,
        flags,
        action);
  }

  public Flow flow() {
    Ends ends =
        Ends.of(
            "111122223333",
            new Ends.Texts(
                source,
                destination,
                packetSource,
                packetDestination,
                direction,
                "",
                "eni-0123456789abcdef0",
                "",
                action),
            KnownEnvironment.UNKNOWN);
    return new Flow(
        ends,
        Caller.of(protocol, flags, sourcePort, destinationPort, ends.accepted()),
        sourcePort,
        destinationPort,
        protocol,
        packets,
        bytes,
        flags);
  }
}
