package dev.haetae.search.source;

import dev.haetae.search.function.SqlValue;

/**
 * A field every row of a relation may have.
 *
 * @param name as the user sees it
 * @param value an expression over the columns of the relation; taken from the event only where a
 *     search needs it
 */
public record SourceField(String name, SqlValue value) {}
