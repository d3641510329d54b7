/**
 * What is known to be bad, or to be trusted: addresses, domains, hashes, user agents and access
 * keys of many lists, looked up at the rate of a log. Only look-ups; reading lists is {@code
 * indicator.read}.
 */
@NullMarked
package dev.haetae.detect.indicator;

import org.jspecify.annotations.NullMarked;
