package dev.haetae.formats;

import java.util.List;

/**
 * What an ARN tells of its place and owner.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs</a>
 */
public final class Arns {
  private static final int PARTITION = 1;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;
  private static final int RESOURCE = 5;
  private static final String SESSION = "assumed-role/";

  private Arns() {}

  /** The account an ARN names; empty where it names none or is no ARN. */
  public static String account(String arn) {
    return part(arn, ACCOUNT);
  }

  /** The Region an ARN names; empty where it names none or is no ARN. */
  public static String region(String arn) {
    return part(arn, REGION);
  }

  /**
   * Who is behind an ARN, the same in every session: for an assumed role's session the role, and
   * with it the session's name where the role is of IAM Identity Center, since there the name is
   * the person; any other text as it is.
   */
  public static String principal(String arn) {
    String resource = part(arn, RESOURCE);
    if (!resource.startsWith(SESSION)) {
      return arn;
    }
    List<String> session = List.of(resource.split("/", 3));
    String role = session.get(1);
    String person =
        role.startsWith("AWSReservedSSO_") && session.size() == 3 ? "/" + session.get(2) : "";
    return "arn:" + part(arn, PARTITION) + ":iam::" + account(arn) + ":role/" + role + person;
  }

  private static String part(String arn, int number) {
    String[] parts = arn.split(":", RESOURCE + 1);
    return parts.length == RESOURCE + 1 && parts[0].equals("arn") ? parts[number] : "";
  }
}
