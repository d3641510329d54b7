package dev.haetae.findings;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A principal, by the parts of its ARN that tell people who it is.
 *
 * @param name as the log writes it
 */
public record Principal(String name) {
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:(?:iam|sts)::([0-9]*):([a-z-]+)(?:/(.*))?");
  private static final Pattern IAM_NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,128}");

  /** What there is in IAM. */
  public enum Kind {
    /** An IAM user. */
    USER,
    /** An IAM role. */
    ROLE,
    /** Somebody who signed in through IAM Identity Center. */
    PERSON_OF_IDENTITY_CENTER,
    /** Anything else. */
    OTHER
  }

  /** Without partition and account: {@code user/alice}. */
  public String shortName() {
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

  /** What it is in IAM. */
  public Kind kind() {
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
  public boolean isNobody() {
    return name.isEmpty() || name.endsWith(".amazonaws.com") || name.equals("unknown");
  }

  /** Its name in IAM, where it has one that IAM allows and a shell therefore takes as it is. */
  public Optional<String> iamName() {
    Matcher arn = ARN.matcher(name);
    return arn.matches() && arn.group(3) != null
        ? Optional.of(last(arn.group(3))).filter(IAM_NAME::matches)
        : Optional.empty();
  }

  /** Its account; empty where the name tells none. */
  public String account() {
    Matcher arn = ARN.matcher(name);
    return arn.matches() ? arn.group(1) : "";
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
