package dev.haetae.formats.networkfirewall;

import com.google.auto.service.AutoService;
import dev.haetae.formats.ConnectionFields;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;
import java.util.List;

/** What AWS Network Firewall saw: Suricata's records in an envelope of its own. */
@AutoService(Format.class)
public final class NetworkFirewallFormat extends DeclaredFormat {
  private static final List<String> PACKETS = List.of("event.netflow.pkts");
  private static final List<String> BYTES = List.of("event.netflow.bytes");
  private static final ConnectionFields CONNECTION =
      new ConnectionFields("event.proto", ConnectionFields.ETHERNET);

  public NetworkFirewallFormat() {
    super(
        CONNECTION.number(), CONNECTION.sentPackets(PACKETS), CONNECTION.sentBytes(BYTES, PACKETS));
  }
}
