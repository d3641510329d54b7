package dev.haetae.formats;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.ValueKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What sensors say of a connection, each in its own words, as mechanisms that watch flows read it:
 * numbers of the network's own layer, of what the opener sent and of what it got back.
 *
 * @param protocol the field with the name of the protocol
 * @param frame bytes of a packet that belong to the wire and not to IP, and are counted all the
 *     same
 */
public record ConnectionFields(String protocol, int frame) {
  /** Bytes of an Ethernet header. */
  public static final int ETHERNET = 14;

  private static final Map<String, String> NUMBERS =
      Map.of(
          "icmp", "1",
          "tcp", "6",
          "udp", "17",
          "icmp6", "58",
          "ipv6-icmp", "58",
          "sctp", "132");

  /** The IANA number of the protocol. */
  public DerivedField number() {
    return whole(
        "haetae.protocol",
        List.of(protocol),
        event -> NUMBERS.getOrDefault(event.text(protocol).toLowerCase(Locale.ROOT), ""));
  }

  /** Packets the opener sent, or the one direction a record is of. */
  public DerivedField sentPackets(List<String> packets) {
    return whole("haetae.sent_packets", packets, event -> first(event, packets));
  }

  /** Bytes of those packets, headers of IP included; each field goes with that of the packets. */
  public DerivedField sentBytes(List<String> bytes, List<String> packets) {
    return bytes("haetae.sent_bytes", bytes, packets);
  }

  /** Packets the opener got back. */
  public DerivedField answeredPackets(String packets) {
    return whole(
        "haetae.answered_packets", List.of(packets), event -> first(event, List.of(packets)));
  }

  /** Bytes of those packets, headers of IP included. */
  public DerivedField answeredBytes(String bytes, String packets) {
    return bytes("haetae.answered_bytes", List.of(bytes), List.of(packets));
  }

  private DerivedField bytes(String path, List<String> bytes, List<String> packets) {
    List<String> needs = Stream.concat(bytes.stream(), packets.stream()).toList();
    return whole(path, needs, event -> unframed(first(event, bytes), first(event, packets)));
  }

  private String unframed(String bytes, String packets) {
    if (frame == 0 || bytes.isEmpty() || packets.isEmpty()) {
      return bytes;
    }
    try {
      return Long.toString(Math.max(0, Long.parseLong(bytes) - frame * Long.parseLong(packets)));
    } catch (NumberFormatException notNumbers) {
      return "";
    }
  }

  private static String first(Event event, List<String> paths) {
    return paths.stream().map(event::text).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  private static DerivedField whole(
      String path, List<String> needs, Function<Event, String> value) {
    return new DerivedField(path, ValueKind.NUMBER, needs, value);
  }
}
