/** Makes findings of attack sequences: their words, their story, what to take from the attacker. */
@NullMarked
package dev.haetae.findings.sequence;

import org.jspecify.annotations.NullMarked;
