package dev.haetae.formats.line;

/** The two parts of a request's target, where a log gives it whole. */
public final class UrlParts {
  private UrlParts() {}

  /** What comes before the first question mark. */
  public static String path(String target) {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** What follows the first question mark; empty where there is none. */
  public static String query(String target) {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }
}
