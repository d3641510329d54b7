/** Windows events as Winlogbeat writes them. */
@NullMarked
package dev.haetae.formats.winlogbeat;

import org.jspecify.annotations.NullMarked;
