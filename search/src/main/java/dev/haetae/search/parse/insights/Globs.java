package dev.haetae.search.parse.insights;

import dev.haetae.model.Phrase;
import dev.haetae.search.function.Pattern;
import dev.haetae.search.function.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Patterns of {@code parse}: texts with stars, and regular expressions with named groups. */
final class Globs {
  private Globs() {}

  /** The regular expression of a text in which each star is a field; shortest matches first. */
  static String regex(String glob, List<String> names, InsightsReader in, int at) {
    String[] pieces = glob.split("\\*", -1);
    if (pieces.length - 1 != names.size()) {
      throw in.mistake(
          at,
          "the text has "
              + (pieces.length - 1)
              + " times *, and "
              + Phrase.count(names.size(), "name follows", "names follow")
              + " as; there must be equally many");
    }
    if (names.stream().anyMatch(name -> name.indexOf('>') >= 0)) {
      throw in.mistake(at, "a name made by parse cannot have the sign >");
    }
    StringBuilder regex = new StringBuilder("(?s)");
    for (int i = 0; i < pieces.length; i++) {
      regex.append(com.google.re2j.Pattern.quote(pieces[i]));
      if (i < names.size()) {
        boolean ends = i == names.size() - 1 && pieces[i + 1].isEmpty();
        regex.append("(?P<").append(Names.inPlan(names.get(i))).append(ends ? ">.*)" : ">.*?)");
      }
    }
    return regex.toString();
  }

  /** The names of the groups, of which there must be one. */
  static Set<String> groups(String regex, InsightsReader in, int at) {
    try {
      Set<String> names = new LinkedHashSet<>(Pattern.of(regex).groups());
      names.remove("");
      if (names.isEmpty()) {
        throw in.mistake(at, "parse expects a named group, as in /user=(?<user>\\w+)/");
      }
      return names;
    } catch (Scalar.WrongArgument wrong) {
      throw in.mistake(at, wrong.reason());
    }
  }
}
