/** A scan as one HTML page that needs nothing else, and its drawings. */
@NullMarked
package dev.haetae.app.report.html;

import org.jspecify.annotations.NullMarked;
