/** Lists of indicators that the user keeps: fetched, kept, brought up to date. */
@NullMarked
package dev.haetae.app.intel;

import org.jspecify.annotations.NullMarked;
