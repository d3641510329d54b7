/** A scan on the terminal and as Markdown. */
@NullMarked
package dev.haetae.app.report.text;

import org.jspecify.annotations.NullMarked;
