/**
 * What ties a scan to the one before it and the one after it: the folder in which it leaves what
 * its detectors remember, its findings and the evidence they speak of.
 */
@NullMarked
package dev.haetae.flow.continuation;

import org.jspecify.annotations.NullMarked;
