/** Which build of Haetae this is. */
@NullMarked
package dev.haetae.app.build;

import org.jspecify.annotations.NullMarked;
