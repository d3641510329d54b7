/**
 * What is told of a finding, whatever it is told in: who, what was reached, what belongs together.
 */
@NullMarked
package dev.haetae.app.report.finding;

import org.jspecify.annotations.NullMarked;
