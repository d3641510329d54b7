/** CloudFront standard logs. */
@NullMarked
package dev.haetae.formats.cloudfront;

import org.jspecify.annotations.NullMarked;
