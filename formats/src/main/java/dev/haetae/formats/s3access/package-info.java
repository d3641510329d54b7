/** Amazon S3 server access logs. */
@NullMarked
package dev.haetae.formats.s3access;

import org.jspecify.annotations.NullMarked;
