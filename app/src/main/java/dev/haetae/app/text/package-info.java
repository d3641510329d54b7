/**
 * How things are written for people to read: columns, colours, sizes, times, and texts that come
 * from logs, so that nothing in them moves a cursor.
 */
@NullMarked
package dev.haetae.app.text;

import org.jspecify.annotations.NullMarked;
