/** What AWS Network Firewall saw: Suricata's records in an envelope of its own. */
@NullMarked
package dev.haetae.formats.networkfirewall;

import org.jspecify.annotations.NullMarked;
