package dev.haetae.inputs.s3;

/**
 * What the user names by {@code s3://bucket/prefix}.
 *
 * @param prefix what the keys to read begin with; may be empty
 */
public record S3Location(String bucket, String prefix) {
  private static final String SCHEME = "s3://";

  /** Whether an argument is meant as a place in S3. */
  public static boolean isOne(String argument) {
    return argument.startsWith(SCHEME);
  }

  /** Takes an argument apart that {@link #isOne}. */
  public static S3Location of(String argument) {
    String path = argument.substring(SCHEME.length());
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Location(path, "")
        : new S3Location(path.substring(0, slash), path.substring(slash + 1));
  }

  /** Whether it names a bucket, without which nothing can be asked for. */
  public boolean hasBucket() {
    return !bucket.isEmpty();
  }

  /** The name of an object as the user would write it. */
  String name(String key) {
    return SCHEME + bucket + "/" + key;
  }

  @Override
  public String toString() {
    return name(prefix);
  }
}
