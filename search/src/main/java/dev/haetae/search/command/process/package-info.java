/** Commands that are programs, spoken with in Splunk's chunked protocol. */
@NullMarked
package dev.haetae.search.command.process;

import org.jspecify.annotations.NullMarked;
