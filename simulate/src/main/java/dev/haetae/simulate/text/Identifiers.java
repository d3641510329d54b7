package dev.haetae.simulate.text;

/**
 * Ids of IAM.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">IAM
 *     unique identifiers</a>
 */
public final class Identifiers {
  private Identifiers() {}

  /** An access key id: {@code AKIA} for long-lived ones, {@code ASIA} for sessions. */
  public static String accessKey(String prefix, Draw draw) {
    return prefix + draw.letters(Alphabets.BASE32, 16);
  }

  /** A principal id: {@code AIDA} for users, {@code AROA} for roles. */
  public static String principal(String prefix, Draw draw) {
    return prefix + draw.letters(Alphabets.BASE32, 17);
  }
}
