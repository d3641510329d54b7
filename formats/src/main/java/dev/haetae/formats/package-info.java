@NullMarked
package dev.haetae.formats;

import org.jspecify.annotations.NullMarked;
