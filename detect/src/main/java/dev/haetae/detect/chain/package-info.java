/** How sessions came to be: who assumed which role from where, back to who began it. */
@NullMarked
package dev.haetae.detect.chain;

import org.jspecify.annotations.NullMarked;
