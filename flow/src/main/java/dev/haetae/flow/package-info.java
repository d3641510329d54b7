/**
 * What follows what: logs are read and matched in parallel, what matched is put in order of time,
 * and only that ordered stream drives state and makes findings.
 */
@NullMarked
package dev.haetae.flow;

import org.jspecify.annotations.NullMarked;
