@NullMarked
package dev.haetae.flow;

import org.jspecify.annotations.NullMarked;
