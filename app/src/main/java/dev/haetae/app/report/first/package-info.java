/**
 * The first screen: what happened, by whom, how far it went, what to do, and what nobody can know
 * from these logs.
 */
@NullMarked
package dev.haetae.app.report.first;

import org.jspecify.annotations.NullMarked;
