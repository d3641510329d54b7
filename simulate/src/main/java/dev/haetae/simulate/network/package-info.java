/**
 * Logs of traffic and of what runs inside: flows, lookups, cluster audit, object and page requests.
 */
@NullMarked
package dev.haetae.simulate.network;

import org.jspecify.annotations.NullMarked;
