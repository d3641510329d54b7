/** Whether CloudTrail's log files are those that CloudTrail delivered. */
@NullMarked
package dev.haetae.app.verify;

import org.jspecify.annotations.NullMarked;
