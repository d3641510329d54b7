package dev.haetae.search.steps.field;

import dev.haetae.search.frame.Frame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of fields with {@code *} in them, which stand for several. */
public final class FieldNames {
  private FieldNames() {}

  /** What a name with {@code *} matches, with a group for each star; linear, for few stars. */
  public static Pattern pattern(String name) {
    StringBuilder regex = new StringBuilder();
    for (String piece : name.split("\\*", -1)) {
      regex
          .append(regex.isEmpty() ? "" : "(.*)")
          .append(piece.isEmpty() ? "(?:)" : Pattern.quote(piece));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /**
   * The names of the frame that a name with stars stands for; a plain name for itself. Those that
   * begin with {@code _} are Splunk's own, and only meant where the star does not stand for it.
   */
  public static List<String> matching(Frame frame, String name) {
    boolean own = name.startsWith("_");
    return shown(frame, name).stream()
        .filter(each -> own || each.equals(name) || !each.startsWith("_"))
        .toList();
  }

  /** The same, the time and the raw event among them. */
  static List<String> shown(Frame frame, String name) {
    if (name.indexOf('*') < 0) {
      return List.of(name);
    }
    Pattern pattern = pattern(name);
    return frame.names().stream().filter(each -> pattern.matcher(each).matches()).toList();
  }

  /** A new name with stars, in whose places stands what the stars of the old one stood for. */
  public static String starred(String to, Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    String starred = to;
    for (int i = 1; matcher.matches() && i <= matcher.groupCount(); i++) {
      starred = starred.replaceFirst("\\*", Matcher.quoteReplacement(matcher.group(i)));
    }
    return starred;
  }
}
