package dev.haetae.detect.familiar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a caller says of it.
 *
 * @param principal an ARN, or the name that a cluster of Kubernetes has for it
 */
record CallerName(String principal) {
  private static final String IDENTITY_CENTER = "/AWSReservedSSO_";
  private static final String BROWSER = "Mozilla/";
  private static final Pattern INSTANCE_SESSION =
      Pattern.compile(".*:assumed-role/[^/]+/(i-[0-9a-f]{8,17})");

  /** The instance whose session this is, as EC2 names sessions. */
  static Optional<String> instance(String session) {
    Matcher matcher = INSTANCE_SESSION.matcher(session);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Who it is: of a person of Identity Center the same in every account and permission set. */
  String caller() {
    return isOfIdentityCenter() ? "person " + last() : principal;
  }

  /** What Identity Center calls a person who signs in, and the person's sessions are named. */
  String last() {
    return principal.substring(principal.lastIndexOf('/') + 1);
  }

  /** The account, which an ARN has in fifth place; empty where it is no ARN. */
  String account() {
    String[] parts = principal.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }

  /** Not a service account of a cluster, in whose pod another program is a sign. */
  boolean isOfAws() {
    return principal.startsWith("arn:");
  }

  boolean isOfIdentityCenter() {
    return principal.contains(IDENTITY_CENTER);
  }

  boolean isRole() {
    return principal.contains(":role/");
  }

  /** A person for certain: a user may be a program, unless it calls by a browser. */
  boolean isSurelyPerson(String userAgent) {
    return isOfIdentityCenter()
        || principal.endsWith(":root")
        || (isPerson() && userAgent.startsWith(BROWSER));
  }

  /** Somebody who signs in, not what runs by itself. */
  boolean isPerson() {
    return principal.contains(":user/") || isOfIdentityCenter() || principal.endsWith(":root");
  }
}
