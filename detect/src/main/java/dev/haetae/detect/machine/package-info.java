/** Which names are of one machine: its host name, its address, its id, its name in a cluster. */
@NullMarked
package dev.haetae.detect.machine;

import org.jspecify.annotations.NullMarked;
