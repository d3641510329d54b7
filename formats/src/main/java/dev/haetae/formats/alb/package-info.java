/** Access and connection logs of Application Load Balancers. */
@NullMarked
package dev.haetae.formats.alb;

import org.jspecify.annotations.NullMarked;
