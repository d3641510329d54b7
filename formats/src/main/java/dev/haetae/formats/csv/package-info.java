/** Tables with a header row, as Athena and CloudWatch Logs Insights export them. */
@NullMarked
package dev.haetae.formats.csv;

import org.jspecify.annotations.NullMarked;
