package dev.haetae.app.search;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may stand where the cursor is in a search that is being written. */
public final class SearchWords {
  private final Collection<String> fields;
  private final Collection<String> commands;
  private final SearchVocabulary vocabulary;

  /**
   * Words of searches over these fields.
   *
   * @param commands commands besides those of the language, where it takes such
   */
  public SearchWords(
      SearchLanguage language, Collection<String> fields, Collection<String> commands) {
    this.vocabulary = language.vocabulary();
    this.commands = language == SearchLanguage.SPL ? List.copyOf(commands) : List.of();
    this.fields = List.copyOf(fields);
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
    boolean takesCommand = pipe >= 0 || vocabulary.beginsWithCommand();
    if (takesCommand && command.equals(begun)) {
      return beginning(begun, Stream.concat(vocabulary.commands().stream(), commands.stream()));
    }
    String name = takesCommand ? command.split("[^A-Za-z]", 2)[0] : "";
    Stream<String> functions =
        Stream.concat(
            vocabulary.gathering().contains(name)
                ? vocabulary.aggregations().stream()
                : Stream.empty(),
            vocabulary.computing().contains(name)
                ? vocabulary.functions().stream()
                : Stream.empty());
    return beginning(
        begun,
        Stream.of(fields.stream(), vocabulary.fields().stream(), functions).flatMap(each -> each));
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
