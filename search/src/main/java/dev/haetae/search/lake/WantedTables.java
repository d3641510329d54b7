package dev.haetae.search.lake;

import dev.haetae.lake.table.LakeTable;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.source.DateFields;
import dev.haetae.search.source.UnknownName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which logs and tables of a lake can have the rows that a search wants.
 *
 * @param all the tables of the lake
 * @param wanted what every row must match
 */
record WantedTables(List<LakeTable> all, List<Expr.Match> wanted) {

  /** The tables of some logs and of the index that is wanted. */
  List<LakeTable> tables(Set<String> logs) {
    return all.stream()
        .filter(table -> table.logs().stream().anyMatch(logs::contains))
        .filter(this::isOfIndex)
        .toList();
  }

  /** The logs that are wanted by their names and source types. */
  Set<String> named() {
    List<String> known = all.stream().flatMap(table -> table.logs().stream()).distinct().toList();
    Set<String> logs = new TreeSet<>(known);
    for (Expr.Match match : wanted) {
      if (match.field().equals("sourcetype")) {
        logs.retainAll(
            refuseNone(
                SourceTypes.logs(match.pattern(), known),
                match,
                "no log has the source type ",
                SourceTypes.of(known)));
      } else if (match.field().equals("log")) {
        Predicate<String> shape = SourceTypes.shape(match.pattern()).asMatchPredicate();
        logs.retainAll(
            refuseNone(
                known.stream().filter(shape).collect(Collectors.toSet()),
                match,
                "no log is named ",
                new TreeSet<>(known)));
      }
    }
    return logs;
  }

  private static Set<String> refuseNone(
      Set<String> found, Expr.Match match, String problem, Collection<String> known) {
    if (found.isEmpty()) {
      throw new UnknownName(
          problem + match.pattern() + "; those there are: " + String.join(", ", known), match.at());
    }
    return found;
  }

  /** Those of the logs that can have rows with all fields that are wanted. */
  Set<String> having(Set<String> named) {
    Set<String> logs = new TreeSet<>(named);
    for (Expr.Match match : wanted) {
      if (!isOfEvery(match.field())) {
        Set<String> having = new HashSet<>();
        for (LakeTable table : all) {
          table.places(LakeFields.plain(match.field())).forEach(place -> having.add(place.log()));
        }
        if (!having.isEmpty()) {
          logs.retainAll(having);
        }
      }
    }
    return logs;
  }

  private boolean isOfIndex(LakeTable table) {
    for (Expr.Match match : wanted) {
      if (match.field().equals("index")) {
        Pattern shape = SourceTypes.shape(match.pattern());
        List<String> names = all.stream().map(LakeTable::name).toList();
        if (names.stream().noneMatch(name -> shape.matcher(name).matches())) {
          throw new UnknownName(
              "no index is named "
                  + match.pattern()
                  + "; the tables of the lake are "
                  + String.join(", ", names),
              match.at());
        }
        if (!shape.matcher(table.name()).matches()) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isOfEvery(String name) {
    return LakeFields.isOfEvery(name)
        || DateFields.isName(name)
        || all.stream().anyMatch(table -> table.column(name).isPresent());
  }
}
