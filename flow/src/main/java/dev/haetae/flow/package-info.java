/**
 * What follows what: logs are read and matched in parallel, what matched is put in order of time,
 * and only that ordered stream drives state and makes findings. Here is the scan that joins these
 * stages in one process; each stage is a package.
 */
@NullMarked
package dev.haetae.flow;

import org.jspecify.annotations.NullMarked;
