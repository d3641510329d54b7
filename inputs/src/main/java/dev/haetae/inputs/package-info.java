@NullMarked
package dev.haetae.inputs;

import org.jspecify.annotations.NullMarked;
