/** Where an address is and whose network it is in, from the files people have of that. */
@NullMarked
package dev.haetae.detect.geo;

import org.jspecify.annotations.NullMarked;
