/** What the file {@code lake.yml} in a lake's folder says. */
@NullMarked
package dev.haetae.lake.settings;

import org.jspecify.annotations.NullMarked;
