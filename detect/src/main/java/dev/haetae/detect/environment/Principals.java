package dev.haetae.detect.environment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves an ARN that a user wrote to the principal it means. */
final class Principals {
  private static final Pattern SESSION =
      Pattern.compile("arn:(aws[a-z-]*):sts::([0-9]{12}):assumed-role/([^/]+)/.*");

  private Principals() {}

  /**
   * Whether a caller is the one that is written, or in a session of that role. A {@code *} stands
   * for anything; a role is known by its name whatever its path, for sessions do not show it.
   */
  static boolean isOf(String written, String caller) {
    if (matches(written, caller)) {
      return true;
    }
    Matcher session = SESSION.matcher(caller);
    if (!session.matches()) {
      return false;
    }
    String role =
        "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3);
    return matches(withoutPath(written), role);
  }

  private static String withoutPath(String role) {
    int start = role.indexOf(":role/");
    return start < 0
        ? role
        : role.substring(0, start + 6) + role.substring(role.lastIndexOf('/') + 1);
  }

  /** Matches without going back more than once: the last star met takes what is needed. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int from = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        from = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++from;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
