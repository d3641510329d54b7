/**
 * What there is to say about detectors: lists, one of them, what ATT&amp;CK they cover, their
 * tests.
 */
@NullMarked
package dev.haetae.app.detectors;

import org.jspecify.annotations.NullMarked;
