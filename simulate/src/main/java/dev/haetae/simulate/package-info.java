@NullMarked
package dev.haetae.simulate;

import org.jspecify.annotations.NullMarked;
