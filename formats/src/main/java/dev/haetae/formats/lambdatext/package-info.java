/** What AWS Lambda itself writes into a function's log, as lines of text. */
@NullMarked
package dev.haetae.formats.lambdatext;

import org.jspecify.annotations.NullMarked;
