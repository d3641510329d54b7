@NullMarked
package dev.haetae.app;

import org.jspecify.annotations.NullMarked;
