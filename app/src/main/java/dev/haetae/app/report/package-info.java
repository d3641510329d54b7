/**
 * What a scan came to, as a reader sees it: on the terminal, as Markdown, as one HTML page. Here is
 * all that is told, whatever it is told in.
 */
@NullMarked
package dev.haetae.app.report;

import org.jspecify.annotations.NullMarked;
