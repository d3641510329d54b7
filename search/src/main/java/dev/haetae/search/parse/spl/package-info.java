/** Splunk's language: text to plan. */
@NullMarked
package dev.haetae.search.parse.spl;

import org.jspecify.annotations.NullMarked;
