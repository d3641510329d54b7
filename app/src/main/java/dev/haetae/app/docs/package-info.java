/** The reference pages, generated from content and code. */
@NullMarked
package dev.haetae.app.docs;

import org.jspecify.annotations.NullMarked;
