package dev.haetae.search.parse.spl;

import dev.haetae.model.NearestName;
import dev.haetae.model.Phrase;
import dev.haetae.search.parse.QueryMistake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Macros and saved searches.
 *
 * @param macros by name; those that differ only in their number of arguments have it behind the
 *     name, as Splunk writes it: {@code name(2)}
 * @param searches saved searches by name
 * @param commands names of commands that are no part of the language
 */
public record SplLibrary(
    Map<String, Macro> macros, Map<String, String> searches, Set<String> commands) {
  /** Nothing. */
  public static final SplLibrary EMPTY = new SplLibrary(Map.of(), Map.of());

  private static final int LONGEST = 1 << 20;
  private static final int DEEPEST = 20;

  /**
   * A piece of a search that has a name.
   *
   * @param definition where arguments stand between dollar signs
   */
  public record Macro(String definition, List<String> arguments) {
    public Macro {
      arguments = List.copyOf(arguments);
    }
  }

  public SplLibrary {
    macros = Map.copyOf(macros);
    searches = Map.copyOf(searches);
    commands = Set.copyOf(commands);
  }

  /** Macros and saved searches, no commands but the language's own. */
  public SplLibrary(Map<String, Macro> macros, Map<String, String> searches) {
    this(macros, searches, Set.of());
  }

  /** The same with these commands. */
  public SplLibrary with(Set<String> commands) {
    return new SplLibrary(macros, searches, commands);
  }

  /**
   * A text with its macros put in, and theirs.
   *
   * @throws QueryMistake for one that is not known, has other arguments, or calls itself
   */
  public String expand(String text) {
    return expand(text, 0);
  }

  private String expand(String text, int depth) {
    StringBuilder expanded = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int begin = next(text, at);
      if (begin < 0) {
        break;
      }
      if (text.startsWith("```", begin)) {
        int end = text.indexOf("```", begin + 3);
        end = end < 0 ? text.length() : end + 3;
        expanded.append(text, at, end);
        at = end;
        continue;
      }
      int end = text.indexOf('`', begin + 1);
      if (end < 0) {
        throw new QueryMistake(text, begin, "the macro has no end; expected ` after it");
      }
      expanded.append(text, at, begin);
      expanded.append(expansion(text, begin, text.substring(begin + 1, end), depth));
      if (expanded.length() > LONGEST) {
        throw new QueryMistake(text, begin, "macros make the search longer than " + LONGEST);
      }
      at = end + 1;
    }
    return expanded.append(text, at, text.length()).toString();
  }

  /** The next backquote that is in no quoted text; -1 for none. */
  private static int next(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '`' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private String expansion(String text, int at, String call, int depth) {
    if (depth == DEEPEST) {
      throw new QueryMistake(text, at, "macros call each other more than " + DEEPEST + " deep");
    }
    int open = call.indexOf('(');
    String name = (open < 0 ? call : call.substring(0, open)).strip();
    List<String> values =
        open < 0
            ? List.of()
            : values(call.substring(open + 1, Math.max(open + 1, call.lastIndexOf(')'))));
    Macro macro =
        Optional.ofNullable(macros.get(name + "(" + values.size() + ")"))
            .or(() -> Optional.ofNullable(macros.get(name)))
            .orElseThrow(() -> unknown(text, at, name, values.size()));
    if (macro.arguments().size() != values.size()) {
      throw new QueryMistake(
          text,
          at,
          "the macro "
              + name
              + " takes "
              + Phrase.count(macro.arguments().size(), "argument")
              + ", found "
              + values.size());
    }
    String body = macro.definition();
    for (int i = 0; i < values.size(); i++) {
      body = body.replace("$" + macro.arguments().get(i) + "$", values.get(i));
    }
    return expand(body, depth + 1);
  }

  private QueryMistake unknown(String text, int at, String name, int arguments) {
    boolean known = names().contains(name);
    return new QueryMistake(
        text,
        at,
        known
            ? "the macro " + name + " takes another number of arguments than " + arguments
            : "no macro is named "
                + name
                + NearestName.ask(name, names(), "; name a file of macros with --macros"));
  }

  private Set<String> names() {
    Set<String> names = new HashSet<>();
    macros.keySet().forEach(name -> names.add(name.replaceAll("\\(\\d+\\)$", "")));
    return names;
  }

  /** The arguments of a call, apart at commas outside of quotes and parentheses. */
  private static List<String> values(String text) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && !quoted && depth == 0) {
        values.add(unquoted(value.toString().strip()));
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(unquoted(value.toString().strip()));
    return values;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
