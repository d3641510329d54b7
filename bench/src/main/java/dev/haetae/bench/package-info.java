@NullMarked
package dev.haetae.bench;

import org.jspecify.annotations.NullMarked;
