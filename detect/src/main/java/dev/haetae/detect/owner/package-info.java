/** Whose a network interface is: a function's, a task's, a database's. */
@NullMarked
package dev.haetae.detect.owner;

import org.jspecify.annotations.NullMarked;
