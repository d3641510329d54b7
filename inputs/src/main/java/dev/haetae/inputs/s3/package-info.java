/** Objects in S3 and in stores that speak its protocol. */
@NullMarked
package dev.haetae.inputs.s3;

import org.jspecify.annotations.NullMarked;
