/** Access logs of Network Load Balancers. */
@NullMarked
package dev.haetae.formats.nlb;

import org.jspecify.annotations.NullMarked;
