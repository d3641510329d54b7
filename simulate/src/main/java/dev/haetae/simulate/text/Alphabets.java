package dev.haetae.simulate.text;

/** The alphabets AWS makes its identifiers of. */
public final class Alphabets {
  /** Lower-case hexadecimal digits: resource ids, UUIDs. */
  public static final String HEX = "0123456789abcdef";

  /** Access key ids and principal ids. */
  public static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** S3 request ids. */
  public static final String UPPER = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** Session tokens, extended request ids. */
  public static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** Suffixes of secrets and of delivered files. */
  public static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Alphabets() {}
}
