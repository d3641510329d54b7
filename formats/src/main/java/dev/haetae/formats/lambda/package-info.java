/** What Lambda itself reports of the runs of functions. */
@NullMarked
package dev.haetae.formats.lambda;

import org.jspecify.annotations.NullMarked;
