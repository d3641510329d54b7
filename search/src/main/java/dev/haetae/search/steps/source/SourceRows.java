package dev.haetae.search.steps.source;

import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.DateFields;
import dev.haetae.search.source.FieldResolver;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import dev.haetae.search.source.SourceField;
import dev.haetae.search.source.UnknownName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows that come from no step: what is read, made or written down. */
public final class SourceRows {
  /** Texts in which a search term would have no sign of its own. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/@-]+");

  /** Fields whose values a source must know, as terms; as values they may be anything. */
  private static final Set<String> NAMED_BY_SOURCE = Set.of("sourcetype", "index");

  private final Build build;
  private final boolean newestFirst;

  /**
   * The rows of a search's sources.
   *
   * @param newestFirst whether the newest may be enough
   */
  public SourceRows(Build build, boolean newestFirst) {
    this.build = build;
    this.newestFirst = newestFirst;
  }

  /**
   * What is read.
   *
   * @param needed what every row must have, so that files can be left out by it
   */
  public Frame scan(TimeRange range, List<Expr> needed) {
    List<Expr.Match> wanted = new ArrayList<>();
    List<Expr.Term> words = new ArrayList<>();
    for (Expr each : needed) {
      if (each instanceof Expr.Match match) {
        wanted.add(match);
      } else if (each instanceof Expr.Term term) {
        words.add(term);
      }
    }
    Relation relation = relation(new RowSource.Request(range, wanted, words, newestFirst));
    relation.notes().forEach(build::note);
    if (newestFirst) {
      build.windows(relation.windows());
    }
    Step step = build.step(relation.rows());
    List<Column> columns = new ArrayList<>();
    relation.fields().forEach(each -> columns.add(new Column(each.name(), each.value())));
    FieldResolver fields = new DateFields(relation.resolver(), time(relation));
    return new Frame(step, columns, fields, relation.raw(), relation.order());
  }

  private static Optional<SqlValue> time(Relation relation) {
    return relation.fields().stream()
        .filter(each -> each.name().equals(Build.TIME))
        .map(SourceField::value)
        .findFirst();
  }

  private Relation relation(RowSource.Request request) {
    try {
      return build.database().relation(request);
    } catch (UnknownName unknown) {
      throw build.mistake(unknown.at(), unknown.reason());
    }
  }

  /** So many rows of the current time. */
  public Frame generate(long count) {
    String row = build.identifier("row");
    String time = build.identifier(Build.TIME);
    double now = build.now().getEpochSecond();
    Step step =
        build.step(
            "SELECT range AS "
                + row
                + ", CAST("
                + (long) now
                + " AS DOUBLE) AS "
                + time
                + " FROM range("
                + count
                + ")");
    return new Frame(
        step,
        List.of(new Column(Build.TIME, SqlValue.of(time, Type.TIME))),
        FieldResolver.NONE,
        Optional.empty(),
        List.of(row));
  }

  /** Rows whose values stand in the search. */
  public Frame written(SourcePlan.Rows rows) {
    String number = build.identifier("row");
    List<String> identifiers = new ArrayList<>(List.of(number));
    List<Column> columns = new ArrayList<>();
    for (String name : rows.fields()) {
      String identifier = build.identifier(name);
      identifiers.add(identifier);
      boolean time = name.equals(Build.TIME);
      SqlValue text = SqlValue.text(identifier);
      columns.add(new Column(name, time ? SqlValue.of(text.asNumber(), Type.TIME) : text));
    }
    List<String> values = new ArrayList<>();
    for (List<Optional<String>> row : rows.rows()) {
      values.add(
          row.stream()
              .map(cell -> cell.map(Sql::text).orElse("CAST(NULL AS VARCHAR)"))
              .collect(Collectors.joining(", ", "(" + values.size() + ", ", ")")));
    }
    if (values.isEmpty()) {
      values.add("(NULL" + ", CAST(NULL AS VARCHAR)".repeat(identifiers.size() - 1) + ")");
    }
    String table =
        "SELECT * FROM (VALUES "
            + String.join(", ", values)
            + ") AS t("
            + String.join(", ", identifiers)
            + ")"
            + (rows.rows().isEmpty() ? " WHERE false" : "");
    return Frame.table(build.step(table), columns, List.of(Ordering.ascending(number))).withRaw();
  }

  /** What every row must have, for sources that can leave out files by it. */
  public static List<Expr> wanted(Expr condition) {
    return switch (condition) {
      case Expr.Match match when match.comparison() == Comparison.EQUAL -> List.of(match);
      case Expr.Term term -> List.of(term);
      case Expr.Call(String function, List<Expr> arguments, int at)
          when function.equals("=")
              && arguments.get(0) instanceof Expr.Field field
              && arguments.get(1) instanceof Expr.Text text
              && PLAIN.matcher(text.value()).matches()
              && !NAMED_BY_SOURCE.contains(field.name()) ->
          List.of(new Expr.Match(field.name(), Comparison.EQUAL, text.value(), at));
      case Expr.Call call when call.function().equals("and") ->
          call.arguments().stream().flatMap(each -> wanted(each).stream()).toList();
      default -> List.of();
    };
  }
}
