/** Passwords tried over the network until one fits. */
@NullMarked
package dev.haetae.detect.network.guessing;

import org.jspecify.annotations.NullMarked;
