/** Regular expressions of other people, compiled so that they neither run nor compile for ever. */
@NullMarked
package dev.haetae.detect.regex;

import org.jspecify.annotations.NullMarked;
