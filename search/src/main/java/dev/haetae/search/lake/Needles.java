package dev.haetae.search.lake;

import dev.haetae.lake.index.Needle;
import dev.haetae.lake.table.FieldPlace;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.source.DateFields;
import dev.haetae.search.source.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What every row of a search must have, as far as the index of words of a table knows it. */
final class Needles {
  /** Letters that no writer of JSON escapes. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/@ -]+");

  private static final Pattern ASCII = Pattern.compile("[ -~]+");

  private Needles() {}

  /** Those of a search, in the fields of a table. */
  static List<Needle> of(RowSource.Request request, LakeFields fields) {
    List<Needle> needles = new ArrayList<>();
    request.wanted().stream()
        .filter(match -> !DateFields.isName(match.field()))
        .forEach(match -> needle(match, fields, needles));
    request.words().stream()
        .map(Expr.Term::words)
        .filter(words -> words.indexOf('*') < 0 && words.indexOf('\\') < 0)
        .filter(ASCII.asMatchPredicate())
        .map(Needle::words)
        .forEach(needles::add);
    return needles;
  }

  /** A value every row must have in a field, where the index of words knows the field. */
  private static void needle(Expr.Match match, LakeFields fields, List<Needle> needles) {
    String value = match.pattern();
    if (value.isEmpty() || !PLAIN.matcher(value).matches() || value.matches("[0-9.]+/[0-9]+")) {
      return;
    }
    List<FieldPlace> places = fields.places(match.field());
    Predicate<FieldPlace> text =
        place ->
            place instanceof FieldPlace.InColumn in && in.column().type() == LakeColumn.Type.TEXT;
    if (places.isEmpty()) {
      return;
    }
    if (places.stream().allMatch(text)) {
      needles.add(Needle.value(value));
    }
    // Of the row groups that a filter names wrongly, the words leave hardly one.
    if (places.stream().allMatch(LakeTable::isInRecord)) {
      needles.add(Needle.words(value));
    }
  }
}
