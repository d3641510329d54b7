package dev.haetae.lake.read;

import dev.haetae.lake.engine.Engine;
import dev.haetae.lake.index.Needle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which events of a lake are of any use to who reads them. More may be read.
 *
 * @param any lists of needles; of use is what has all of one of them. Where there are none, the
 *     indexes of words are not asked
 * @param record what a record must be like, as a condition of DuckDB's over {@code raw}
 */
public record Wanted(List<List<Needle>> any, Optional<String> record) {
  /** Every event. */
  public static final Wanted ALL = new Wanted(List.of(), Optional.empty());

  /** More texts than that cost more to compare than they save. */
  private static final int MOST_TEXTS = 64;

  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

  /** Copies the lists. */
  public Wanted {
    any = List.copyOf(any);
  }

  /**
   * Events whose record contains a text.
   *
   * @param whole whether neither before nor after it a letter or digit follows
   */
  public static Wanted containing(String text, boolean whole) {
    if (text.isEmpty()) {
      return ALL;
    }
    return new Wanted(
        whole ? List.of(List.of(Needle.words(text))) : List.of(),
        Optional.of(orEscaped("contains(raw, " + Engine.quoted(text) + ")")));
  }

  /**
   * Events whose record contains one of some texts as whole words; capitals do not matter.
   *
   * @param texts of printable ASCII
   */
  public static Wanted oneOf(List<String> texts) {
    if (!texts.stream().allMatch(PRINTABLE.asMatchPredicate())) {
      throw new IllegalArgumentException("a text is not of printable ASCII");
    }
    return new Wanted(
        texts.stream().map(text -> List.of(Needle.words(text))).toList(),
        texts.size() > MOST_TEXTS
            ? Optional.empty()
            : Optional.of(
                orEscaped(
                    texts.stream()
                        .map(Wanted::literal)
                        .collect(Collectors.joining("|", "regexp_matches(raw, '", "', 'i')")))));
  }

  /** Records that write letters or slashes otherwise are for their reader to tell. */
  private static String orEscaped(String condition) {
    return "(" + condition + " OR contains(raw, '\\u') OR contains(raw, '\\/'))";
  }

  /** As a regular expression within a text of SQL. */
  private static String literal(String text) {
    return text.replaceAll("[^A-Za-z0-9 ]", "\\\\$0").replace("'", "''");
  }
}
