/** The query language of CloudWatch Logs Insights: text to plan. */
@NullMarked
package dev.haetae.search.parse.insights;

import org.jspecify.annotations.NullMarked;
