/** Files as AWS delivers them: paths, sizes, delay, duplicates, compression. */
@NullMarked
package dev.haetae.simulate.delivery;

import org.jspecify.annotations.NullMarked;
