@NullMarked
package dev.haetae.content;

import org.jspecify.annotations.NullMarked;
