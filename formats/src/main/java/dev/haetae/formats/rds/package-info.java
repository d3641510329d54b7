/** Logs of Amazon RDS databases: who logged in and what was asked. */
@NullMarked
package dev.haetae.formats.rds;

import org.jspecify.annotations.NullMarked;
