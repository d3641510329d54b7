/** Query logs of public hosted zones of Route 53. */
@NullMarked
package dev.haetae.formats.route53public;

import org.jspecify.annotations.NullMarked;
