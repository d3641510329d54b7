@NullMarked
package dev.haetae.detect;

import org.jspecify.annotations.NullMarked;
