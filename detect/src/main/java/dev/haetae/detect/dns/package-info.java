/** What names that are looked up tell: generated ones, and data carried in them. */
@NullMarked
package dev.haetae.detect.dns;

import org.jspecify.annotations.NullMarked;
