package dev.haetae.search.plan;

import java.util.Optional;

/**
 * One value made of many rows.
 *
 * @param function its name, as the register of aggregations knows it
 * @param argument what is aggregated; empty for {@code count} of rows. A field whose name has
 *     wildcards stands for every field that matches
 * @param percent the number some functions take: which percentile, how many values; otherwise 0
 * @param name the name of the result
 * @param at where it stands in the text
 */
public record Aggregation(
    String function, Optional<Expr> argument, double percent, String name, int at) {}
