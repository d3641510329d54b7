package dev.haetae.model.event;

/**
 * What the id of an access key says of the key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">IAM
 *     User Guide, Unique identifiers</a>
 */
public final class AccessKeys {
  private static final String OF_USERS = "AKIA";

  private AccessKeys() {}

  /** Whether it is the key of a user, which ends with nothing; sessions have keys of their own. */
  public static boolean isLongLived(String id) {
    return id.startsWith(OF_USERS);
  }
}
