/** Access logs of VPC Lattice. */
@NullMarked
package dev.haetae.formats.vpclattice;

import org.jspecify.annotations.NullMarked;
