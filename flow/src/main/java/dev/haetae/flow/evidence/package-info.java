/**
 * The events that prove what is found, each under a number: kept in a file while the scan goes on,
 * those that earlier scans left, and their records where they were only observed.
 */
@NullMarked
package dev.haetae.flow.evidence;

import org.jspecify.annotations.NullMarked;
