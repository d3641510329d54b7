@NullMarked
package dev.haetae.quality;

import org.jspecify.annotations.NullMarked;
