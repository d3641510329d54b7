@NullMarked
package dev.haetae.testkit;

import org.jspecify.annotations.NullMarked;
