/**
 * Who signs in from where: people in two places at a time, and passwords that are tried on many.
 */
@NullMarked
package dev.haetae.detect.signin;

import org.jspecify.annotations.NullMarked;
