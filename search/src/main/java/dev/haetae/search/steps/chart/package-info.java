/** Tables with a column a value, a period or a row, as SQL over the rows that come in. */
@NullMarked
package dev.haetae.search.steps.chart;

import org.jspecify.annotations.NullMarked;
