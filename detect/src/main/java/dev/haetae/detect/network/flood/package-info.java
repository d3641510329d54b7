/** Traffic that is there to keep a machine from its work, sent or received. */
@NullMarked
package dev.haetae.detect.network.flood;

import org.jspecify.annotations.NullMarked;
