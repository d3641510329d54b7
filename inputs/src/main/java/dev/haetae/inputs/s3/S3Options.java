package dev.haetae.inputs.s3;

import java.net.URI;
import java.util.Optional;

/**
 * How S3 is reached. Credentials come from where AWS's own tools take them.
 *
 * @param role ARN of a role to take on first
 * @param endpoint where another S3 than AWS's listens; buckets are then named in the path
 * @param region the Region to begin in; else that of the environment, else us-east-1. A bucket of
 *     another Region is found from there
 */
public record S3Options(Optional<String> role, Optional<URI> endpoint, Optional<String> region) {
  /** AWS as the environment says. */
  public static final S3Options DEFAULT =
      new S3Options(Optional.empty(), Optional.empty(), Optional.empty());
}
