/** Windows events as XML, or whose XML was turned into JSON. */
@NullMarked
package dev.haetae.formats.windowsxml;

import org.jspecify.annotations.NullMarked;
