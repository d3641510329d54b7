/** Those on a list of relays, such as Tor, with which a machine keeps company. */
@NullMarked
package dev.haetae.detect.network.relay;

import org.jspecify.annotations.NullMarked;
