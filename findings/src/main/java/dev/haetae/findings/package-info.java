@NullMarked
package dev.haetae.findings;

import org.jspecify.annotations.NullMarked;
