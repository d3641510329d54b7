/**
 * What follows what: takes what matched in order of time, drives the state of detectors, and makes
 * findings and attacks of what they say.
 */
@NullMarked
package dev.haetae.flow.judge;

import org.jspecify.annotations.NullMarked;
