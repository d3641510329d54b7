/** AWS CloudTrail. */
@NullMarked
package dev.haetae.formats.cloudtrail;

import org.jspecify.annotations.NullMarked;
