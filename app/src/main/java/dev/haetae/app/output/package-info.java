/** What is written for the user while a verb runs: files, and how far it is. */
@NullMarked
package dev.haetae.app.output;

import org.jspecify.annotations.NullMarked;
