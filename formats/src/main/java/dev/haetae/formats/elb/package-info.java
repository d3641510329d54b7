/** Access logs of Classic Load Balancers. */
@NullMarked
package dev.haetae.formats.elb;

import org.jspecify.annotations.NullMarked;
