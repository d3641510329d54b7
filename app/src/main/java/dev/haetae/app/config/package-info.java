/** What the user tells Haetae in files. */
@NullMarked
package dev.haetae.app.config;

import org.jspecify.annotations.NullMarked;
