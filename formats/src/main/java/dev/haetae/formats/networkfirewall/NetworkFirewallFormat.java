package dev.haetae.formats.networkfirewall;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/** What AWS Network Firewall saw: Suricata's records in an envelope of its own. */
@AutoService(Format.class)
public final class NetworkFirewallFormat extends DeclaredFormat {}
