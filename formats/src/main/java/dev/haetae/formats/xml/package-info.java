/** Records that are XML, turned into JSON. */
@NullMarked
package dev.haetae.formats.xml;

import org.jspecify.annotations.NullMarked;
