/** Addresses and networks of both families. */
@NullMarked
package dev.haetae.model.address;

import org.jspecify.annotations.NullMarked;
