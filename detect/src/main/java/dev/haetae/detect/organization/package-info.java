/** Which accounts are ours, which are guests, and which were only just made. */
@NullMarked
package dev.haetae.detect.organization;

import org.jspecify.annotations.NullMarked;
