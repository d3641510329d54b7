package dev.haetae.app.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A principal, by the parts of its ARN that tell people who it is.
 *
 * @param name as the log writes it
 */
record Principal(String name) {
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:(?:iam|sts)::([0-9]*):([a-z-]+)(?:/(.*))?");
  private static final Pattern IAM_NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,128}");

  /** What there is in IAM. */
  enum Kind {
    USER,
    ROLE,
    PERSON_OF_IDENTITY_CENTER,
    OTHER
  }

  /** Without partition and account: {@code user/alice}. */
  String shortName() {
    Matcher arn = ARN.matcher(name);
    if (!arn.matches()) {
      return name.isEmpty() ? "somebody the logs do not name" : name;
    }
    String path = arn.group(3);
    if (path == null) {
      return arn.group(2);
    }
    if (kind() == Kind.PERSON_OF_IDENTITY_CENTER) {
      return path.substring(path.lastIndexOf("AWSReservedSSO_"));
    }
    return arn.group(2) + "/" + last(path);
  }

  Kind kind() {
    if (name.contains("/AWSReservedSSO_")) {
      return Kind.PERSON_OF_IDENTITY_CENTER;
    }
    Matcher arn = ARN.matcher(name);
    if (!arn.matches() || arn.group(3) == null || arn.group(3).startsWith("aws-service-role/")) {
      return Kind.OTHER;
    }
    return switch (arn.group(2)) {
      case "user" -> Kind.USER;
      case "role" -> Kind.ROLE;
      default -> Kind.OTHER;
    };
  }

  /** Whether it is an AWS service or nobody in particular. */
  boolean isNobody() {
    return name.isEmpty() || name.endsWith(".amazonaws.com") || name.equals("unknown");
  }

  /** Its name in IAM, where it has one that IAM allows and a shell therefore takes as it is. */
  Optional<String> iamName() {
    Matcher arn = ARN.matcher(name);
    return arn.matches() && arn.group(3) != null
        ? Optional.of(last(arn.group(3))).filter(IAM_NAME::matches)
        : Optional.empty();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
