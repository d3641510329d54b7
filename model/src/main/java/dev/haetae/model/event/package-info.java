/** What a log says: events, their fields and the catalogs that name those. */
@NullMarked
package dev.haetae.model.event;

import org.jspecify.annotations.NullMarked;
