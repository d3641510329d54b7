/** Findings in the AWS Security Finding Format. */
@NullMarked
package dev.haetae.formats.securityhub;

import org.jspecify.annotations.NullMarked;
