package dev.haetae.quality;

import dev.haetae.search.parse.LanguageFeatures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of PPL in Splunk's spelling: quotes, comments, the name of the index. Only the spelling
 * is changed, no meaning.
 *
 * @param notComparable why it cannot be put to Splunk's language
 */
record PplSpelling(
    String spl, List<String> indexes, boolean sorts, Optional<String> notComparable) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|`[^`]*`"
              + "|//[^\n]*|/\\*.*?\\*/"
              + "|[A-Za-z_@][\\w@]*(?:\\.[\\w@*]+)+|[A-Za-z_@][\\w@]*|.",
          Pattern.DOTALL);
  private static final Pattern INDEX =
      Pattern.compile("\\b(?:source|index)\\s*=\\s*([A-Za-z_]\\w*)(?:\\s+as\\s+\\w+)?");
  private static final Pattern COMMAND = Pattern.compile("(?:^|\\||\\[)\\s*([A-Za-z_]+)");
  private static final Pattern CALL = Pattern.compile("([A-Za-z_]\\w*)\\s*\\(");
  private static final Pattern OPTION = Pattern.compile("([A-Za-z_]\\w*)\\s*=");

  /** Options of PPL's own and what they mean, with no counterpart in Splunk's language. */
  private static final Set<String> OPTIONS =
      Set.of("bucket_nullable", "usenull", "timefield", "method", "show_numbered_token");

  static PplSpelling of(String query) {
    String plain = uncommented(query).strip();
    List<String> indexes = new ArrayList<>();
    Matcher index = INDEX.matcher(plain);
    StringBuilder named = new StringBuilder();
    while (index.find()) {
      indexes.add(index.group(1));
      index.appendReplacement(
          named,
          Matcher.quoteReplacement("source=\"*/" + PplDocuments.file(index.group(1)) + ".json\""));
    }
    index.appendTail(named);
    String respelled = respelled(named.toString());
    return new PplSpelling(
        sorted(respelled),
        new LinkedHashSet<>(indexes).stream().toList(),
        Pattern.compile("\\|\\s*sort\\b").matcher(plain).find(),
        notComparable(plain));
  }

  private static String uncommented(String query) {
    StringBuilder plain = new StringBuilder();
    Matcher token = TOKEN.matcher(query);
    while (token.find()) {
      String text = token.group();
      boolean comment = text.startsWith("//") || text.startsWith("/*");
      plain.append(comment ? " " : text);
    }
    return plain.toString();
  }

  private static String respelled(String query) {
    StringBuilder spl = new StringBuilder();
    Matcher token = TOKEN.matcher(query);
    while (token.find()) {
      String text = token.group();
      char first = text.charAt(0);
      if (first == '\'' && text.length() > 1) {
        spl.append('"')
            .append(text.substring(1, text.length() - 1).replace("\"", "\\\""))
            .append('"');
      } else if (first == '`' && text.length() > 1) {
        String name = text.substring(1, text.length() - 1);
        char quote = name.indexOf('\'') < 0 ? '\'' : '"';
        spl.append(quote).append(name.replace("\"", "\\\"")).append(quote);
      } else if (text.indexOf('.') > 0 && first != '"' && !text.endsWith("*")) {
        spl.append('\'').append(text).append('\'');
      } else {
        spl.append(text);
      }
    }
    return spl.toString();
  }

  /** {@code sort a desc, b asc} as {@code sort -a, b}. */
  private static String sorted(String query) {
    Matcher sort = Pattern.compile("(\\|\\s*sort\\s+)([^|\\]]+)").matcher(query);
    StringBuilder spl = new StringBuilder();
    while (sort.find()) {
      String keys =
          sort.group(2)
              .replaceAll("([\\w@.'()]+)\\s+(?i:desc|d)\\b", "-$1")
              .replaceAll("([\\w@.'()]+)\\s+(?i:asc|a)\\b", "$1");
      sort.appendReplacement(spl, Matcher.quoteReplacement(sort.group(1) + keys));
    }
    sort.appendTail(spl);
    return spl.toString();
  }

  private static Optional<String> notComparable(String query) {
    String bare =
        query
            .replaceAll("'(?:\\\\.|[^'\\\\])*'", "''")
            .replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "\"\"")
            .replaceAll("`[^`]*`", "``");
    LanguageFeatures features = LanguageFeatures.spl();
    Set<String> commands = names(features.commands());
    Set<String> functions = names(features.functions());
    functions.addAll(names(features.aggregations()));
    functions.addAll(
        Set.of(
            "and", "or", "not", "in", "auto", "ctime", "dur2sec", "memk", "mktime", "mstime",
            "none", "num", "rmcomma", "rmunit", "str", "ip", "by", "where", "if"));
    Matcher command = COMMAND.matcher(bare);
    while (command.find()) {
      String name = command.group(1).toLowerCase(Locale.ROOT);
      if (!commands.contains(name) && !name.equals("source") && !name.equals("index")) {
        return Optional.of("no command " + name + " in SPL");
      }
    }
    Matcher call = CALL.matcher(bare);
    while (call.find()) {
      String name = call.group(1).toLowerCase(Locale.ROOT);
      boolean grouping = Set.of("search", "where", "head").contains(name);
      if (!functions.contains(name) && !grouping) {
        return Optional.of("no function " + name + " in SPL");
      }
    }
    Matcher option = OPTION.matcher(bare);
    while (option.find()) {
      if (OPTIONS.contains(option.group(1).toLowerCase(Locale.ROOT))) {
        return Optional.of("no option " + option.group(1) + " in SPL");
      }
    }
    return Optional.empty();
  }

  private static Set<String> names(List<LanguageFeatures.Feature> features) {
    Set<String> names = new HashSet<>();
    features.forEach(each -> names.add(each.name()));
    return names;
  }
}
