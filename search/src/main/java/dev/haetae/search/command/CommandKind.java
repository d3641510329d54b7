package dev.haetae.search.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a command does with rows.
 *
 * @see <a href="https://dev.splunk.com/enterprise/docs/devtools/customsearchcommands/">Splunk's
 *     custom search commands</a>
 */
public enum CommandKind {
  /** Makes rows of nothing; begins a search. */
  GENERATING,
  /** Makes of each row one or none, in their order. */
  STREAMING,
  /** Makes of all events others, in any order. */
  EVENTING,
  /** Makes a table of all rows. */
  REPORTING;

  /** Its name in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name. */
  public static Optional<CommandKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The names of all kinds. */
  public static List<String> words() {
    return Arrays.stream(values()).map(CommandKind::word).toList();
  }
}
