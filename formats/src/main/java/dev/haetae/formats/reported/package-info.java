/**
 * Findings of other products: what is told of each under the names {@code haetae.finding.…},
 * whatever the product and the shape.
 */
@NullMarked
package dev.haetae.formats.reported;

import org.jspecify.annotations.NullMarked;
