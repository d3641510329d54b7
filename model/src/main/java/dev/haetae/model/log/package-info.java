/**
 * What is read: objects with logs in them, the places of their records, and what went wrong on the
 * way.
 */
@NullMarked
package dev.haetae.model.log;

import org.jspecify.annotations.NullMarked;
