/** Requests that a web ACL of AWS WAF looked at. */
@NullMarked
package dev.haetae.formats.waf;

import org.jspecify.annotations.NullMarked;
