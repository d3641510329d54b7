/** CloudFront real-time logs. */
@NullMarked
package dev.haetae.formats.cloudfrontrealtime;

import org.jspecify.annotations.NullMarked;
