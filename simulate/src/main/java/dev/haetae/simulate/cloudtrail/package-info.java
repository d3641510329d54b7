/** CloudTrail records: the shape of every API call, who makes it, and how it is written. */
@NullMarked
package dev.haetae.simulate.cloudtrail;

import org.jspecify.annotations.NullMarked;
