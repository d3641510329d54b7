/** Digest files of AWS CloudTrail. */
@NullMarked
package dev.haetae.formats.cloudtraildigest;

import org.jspecify.annotations.NullMarked;
