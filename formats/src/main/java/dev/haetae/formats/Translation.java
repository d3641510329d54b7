package dev.haetae.formats;

import java.util.List;
import java.util.Map;

/**
 * How a product keeps records of a log: not as they were, but under names of its own, which this
 * gives back those of the log.
 *
 * @param keeper who keeps them so, for people
 * @param recognise alternatives as {@link DeclaredCatalog#recognise} has them: an object that
 *     satisfies one was a record of the log
 * @param whole where the record itself stands if the product was told to keep it as well
 * @param own beginnings of names that say something of the record whatever follows; {@code ""}
 *     where all do
 * @param added beginnings of names of which the product says something that is not in the record
 * @param rows which names a field is kept under
 */
public record Translation(
    String keeper,
    List<Map<String, List<String>>> recognise,
    List<String> whole,
    List<String> own,
    List<String> added,
    List<Row> rows) {

  /**
   * One field of the log.
   *
   * @param field its path
   * @param names those it is kept under, of which the first that has a value counts
   * @param when values that another field must have, by its path, for it to be kept so; none where
   *     it always is
   */
  public record Row(String field, List<String> names, Map<String, List<String>> when) {
    /** The names that are not the log's own. */
    public List<String> otherNames() {
      return names.stream().filter(name -> !name.equals(field)).toList();
    }
  }
}
