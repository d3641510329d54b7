/**
 * What a search asks for, in the words of no language: steps over rows, and expressions within a
 * row.
 */
@NullMarked
package dev.haetae.search.plan;

import org.jspecify.annotations.NullMarked;
