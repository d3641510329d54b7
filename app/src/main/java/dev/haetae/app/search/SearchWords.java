package dev.haetae.app.search;

import dev.haetae.search.function.Aggregates;
import dev.haetae.search.function.Scalars;
import dev.haetae.search.parse.spl.SplParser;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may stand where the cursor is in a search that is being written. */
public final class SearchWords {
  private static final Set<String> AGGREGATING =
      Set.of("stats", "eventstats", "streamstats", "chart", "timechart", "tstats");
  private static final Set<String> COMPUTING = Set.of("eval", "where");

  private final Collection<String> fields;
  private final Collection<String> commands;

  /**
   * Words of searches over these fields.
   *
   * @param commands commands besides those of the language
   */
  public SearchWords(Collection<String> fields, Collection<String> commands) {
    this.fields = List.copyOf(fields);
    this.commands = List.copyOf(commands);
  }

  /**
   * The words that begin as the text ends.
   *
   * @param text the search up to the cursor
   */
  public List<String> after(String text) {
    int pipe = text.lastIndexOf('|');
    String command = text.substring(pipe + 1).stripLeading();
    String begun = lastWord(text);
    boolean atCommand = pipe >= 0 && command.equals(begun);
    if (atCommand) {
      return beginning(begun, Stream.concat(SplParser.commandNames().stream(), commands.stream()));
    }
    String name = pipe < 0 ? "" : command.split("[^a-z]", 2)[0];
    Stream<String> functions =
        AGGREGATING.contains(name)
            ? Aggregates.names().stream()
            : COMPUTING.contains(name) ? Scalars.names().stream() : Stream.empty();
    return beginning(begun, Stream.concat(fields.stream(), functions));
  }

  /** The word the text ends in; empty after a blank or a sign. */
  public static String lastWord(String text) {
    int begin = text.length();
    while (begin > 0 && isOfWord(text.charAt(begin - 1))) {
      begin--;
    }
    return text.substring(begin);
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || "_.{}@".indexOf(c) >= 0;
  }

  private static List<String> beginning(String begun, Stream<String> words) {
    String folded = begun.toLowerCase(Locale.ROOT);
    return words
        .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(folded))
        .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf));
  }
}
