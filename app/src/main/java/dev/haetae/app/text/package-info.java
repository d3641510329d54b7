/** How things are written for people to read: columns, sizes, spans of time. */
@NullMarked
package dev.haetae.app.text;

import org.jspecify.annotations.NullMarked;
