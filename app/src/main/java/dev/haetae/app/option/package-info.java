/** What several verbs are asked by, and how what is asked is understood. */
@NullMarked
package dev.haetae.app.option;

import org.jspecify.annotations.NullMarked;
