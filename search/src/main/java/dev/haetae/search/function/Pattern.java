package dev.haetae.search.function;

import com.google.re2j.PatternSyntaxException;
import dev.haetae.detect.regex.LinearPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A regular expression as analysts write it (PCRE), in the dialect of RE2, which DuckDB runs and
 * which takes linear time on any text. What linear time cannot do (look-around, back references) is
 * refused.
 *
 * @param re2 the expression as RE2 reads it
 * @param groups the names of its groups in order, the empty text for groups without one
 */
public record Pattern(String re2, List<String> groups) {

  /**
   * Reads one.
   *
   * @throws Scalar.WrongArgument when RE2 cannot run it; the message says why
   */
  public static Pattern of(String written) {
    Pattern translated = new Translation(written).translated();
    try {
      Map<String, Integer> named = LinearPattern.compile(translated.re2, 0).namedGroups();
      if (named.size() != translated.groups.stream().filter(name -> !name.isEmpty()).count()) {
        throw new Scalar.WrongArgument("two groups of the regular expression have one name");
      }
    } catch (PatternSyntaxException wrong) {
      throw new Scalar.WrongArgument(reason(written, wrong));
    }
    return translated;
  }

  private static String reason(String written, PatternSyntaxException wrong) {
    boolean looksAround =
        written.contains("(?=")
            || written.contains("(?!")
            || written.contains("(?<=")
            || written.contains("(?<!");
    return looksAround
        ? "the regular expression looks around ((?=, (?!, (?<=, (?<!), which cannot be done in"
            + " linear time; match what stands beside it and take a group"
        : "the regular expression is not understood: " + wrong.getDescription();
  }

  /** One pass over the text. */
  private static final class Translation {
    private final String written;
    private final StringBuilder re2 = new StringBuilder();
    private final List<String> groups = new ArrayList<>();
    private boolean inClass;
    private int at;

    Translation(String written) {
      this.written = written;
    }

    Pattern translated() {
      while (at < written.length()) {
        char c = written.charAt(at);
        if (c == '\\' && at + 1 < written.length()) {
          escape(written.charAt(at + 1));
        } else if (c == '(' && !inClass) {
          group();
        } else {
          classEdge(c);
          re2.append(c);
          at++;
        }
      }
      return new Pattern(re2.toString(), List.copyOf(groups));
    }

    private void classEdge(char c) {
      if (c == '[' && !inClass) {
        inClass = true;
      } else if (c == '[' && !written.startsWith("[:", at)) {
        re2.append('\\');
      } else if (c == ']') {
        inClass = false;
      }
    }

    private void escape(char next) {
      at += 2;
      switch (next) {
        case 'h' -> re2.append(inClass ? " \\t" : "[ \\t]");
        case 'e' -> re2.append("\\x1b");
        case 'R' -> re2.append("(?:\\r\\n|\\n|\\r)");
        case 'Z' -> re2.append("\\z");
        default -> {
          boolean plain = next == '_' || next > 126 || Character.isWhitespace(next);
          re2.append(plain ? "" : "\\").append(next);
        }
      }
    }

    private void group() {
      boolean named =
          written.startsWith("(?<", at)
              && !written.startsWith("(?<=", at)
              && !written.startsWith("(?<!", at);
      int name = named ? at + 3 : written.startsWith("(?P<", at) ? at + 4 : -1;
      int end = name < 0 ? -1 : written.indexOf('>', name);
      if (end > 0) {
        groups.add(written.substring(name, end));
        re2.append("(?P<").append(safe(written.substring(name, end))).append('>');
        at = end + 1;
        return;
      }
      if (!written.startsWith("(?", at)) {
        groups.add("");
      }
      re2.append('(');
      at++;
    }

    private static String safe(String name) {
      return name.replaceAll("[^A-Za-z0-9_]", "_");
    }
  }
}
