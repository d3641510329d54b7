/** Flow Logs of transit gateways. */
@NullMarked
package dev.haetae.formats.tgwflow;

import org.jspecify.annotations.NullMarked;
