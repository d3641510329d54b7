/** Gives records back the names and values of their log that a product changed in keeping them. */
@NullMarked
package dev.haetae.formats.translate;

import org.jspecify.annotations.NullMarked;
