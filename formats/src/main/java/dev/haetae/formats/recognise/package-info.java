/** Finds out which log a JSON object is a record of, and what carries records of others. */
@NullMarked
package dev.haetae.formats.recognise;

import org.jspecify.annotations.NullMarked;
