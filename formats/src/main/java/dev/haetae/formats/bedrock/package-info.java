/** Calls of models of Amazon Bedrock, with what was asked and answered. */
@NullMarked
package dev.haetae.formats.bedrock;

import org.jspecify.annotations.NullMarked;
