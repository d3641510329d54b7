/** Results of Prowler in its own JSON. */
@NullMarked
package dev.haetae.formats.prowler;

import org.jspecify.annotations.NullMarked;
