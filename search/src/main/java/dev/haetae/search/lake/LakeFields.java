package dev.haetae.search.lake;

import dev.haetae.formats.Formats;
import dev.haetae.lake.LakePlan;
import dev.haetae.lake.table.FieldPlace;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.search.function.Json;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import dev.haetae.search.source.JsonShape;
import dev.haetae.search.source.Projection;
import dev.haetae.search.source.SourceField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields of some tables of the lake, by all their names, as SQL over the union of the tables.
 */
final class LakeFields implements FieldResolver {
  /** The log of JSON nobody declared. */
  static final String JSON_LOG = "json";

  private static final Set<String> ENVELOPE =
      Set.of("event_id", "account", "region", "log", "line");

  /** Columns that are shown under another name, or hold what others say. */
  private static final Set<String> SHOWN_OTHERWISE =
      Set.of("time", "place", "raw", "fields", "layout");

  /** How columns end that hold an address, or as CloudTrail's sourceIPAddress one or a name. */
  private static final List<String> ADDRESSES = List.of(LakeTable.ADDRESS, "_svc_name");

  /** How columns end that hold numbers with fractions. */
  private static final String SCORE = "_score";

  private static final Set<String> OF_EVERY =
      Set.of("_time", "_raw", "sourcetype", "source", "index", "log");

  private final List<LakeTable> tables;
  private final Set<String> logs;

  /**
   * The logs whose fields may be meant: more than are read, where a field's name is a slip of the
   * pen.
   */
  private final Set<String> named;

  /** The log that all rows are of, where it is one. */
  private final Optional<String> only;

  private final TableUnion union;
  private final JsonShape shape;

  /**
   * The fields.
   *
   * @param shape what is known of the objects of the log {@code json}, whose fields nobody declared
   */
  LakeFields(List<LakeTable> tables, Set<String> logs, JsonShape shape) {
    this(tables, logs, logs, shape);
  }

  /**
   * The same.
   *
   * @param named the logs that the search is of by its source types, though none but {@code logs}
   *     can have the fields it asks for
   */
  LakeFields(List<LakeTable> tables, Set<String> logs, Set<String> named, JsonShape shape) {
    this.named = Set.copyOf(named);
    this.tables = tables;
    this.shape = shape;
    this.only = logs.size() == 1 ? logs.stream().findFirst() : Optional.empty();
    this.logs = new TreeSet<>(logs);
    this.logs.retainAll(
        tables.stream().flatMap(table -> table.logs().stream()).collect(Collectors.toSet()));
    this.union = new TableUnion(tables);
  }

  /** Whether every row has the field, whichever its log. */
  static boolean isOfEvery(String name) {
    return OF_EVERY.contains(name);
  }

  /** A name without the marks of arrays. */
  static String plain(String name) {
    return name.replace("{}", "");
  }

  SqlValue raw() {
    return SqlValue.text("\"raw\"");
  }

  /**
   * All tables one below the other, with the columns of all.
   *
   * @param conditions what rows of a plan must meet
   */
  Projection union(List<LakePlan> plans, Function<LakePlan, String> conditions) {
    return union.of(plans, conditions);
  }

  /** What is shown where a search chooses no fields: the columns, by the log's names of one log. */
  List<SourceField> shown() {
    List<SourceField> shown = new ArrayList<>();
    for (String name : List.of("_time", "sourcetype", "source", "index")) {
      shown.add(new SourceField(name, resolve(name).orElseThrow()));
    }
    shape
        .types()
        .forEach((name, type) -> shown.add(new SourceField(name, resolve(name).orElseThrow())));
    for (LakeColumn column : union.columns()) {
      boolean known = SHOWN_OTHERWISE.contains(column.name());
      boolean filled =
          ENVELOPE.contains(column.name())
              || column.names().keySet().stream().anyMatch(logs::contains);
      if (!known && filled) {
        shown.add(new SourceField(shownName(column), named(shownName(column))));
      }
    }
    return shown.stream()
        .collect(
            Collectors.toMap(
                SourceField::name, each -> each, (one, other) -> one, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  private String shownName(LakeColumn column) {
    if (logs.size() != 1) {
      return column.name();
    }
    List<String> names = column.names().getOrDefault(logs.iterator().next(), List.of());
    return names.isEmpty() ? column.name() : names.getFirst();
  }

  /** Where the field is, for each log of these tables that is searched. */
  List<FieldPlace> places(String name) {
    if (isOfEvery(name)) {
      return List.of();
    }
    return tables.stream()
        .flatMap(table -> table.places(plain(name)).stream())
        .filter(place -> logs.contains(place.log()))
        .distinct()
        .toList();
  }

  @Override
  public Optional<Place> place(String field) {
    List<FieldPlace> countries = new ArrayList<>();
    List<FieldPlace> networks = new ArrayList<>();
    for (FieldPlace place : addresses(field)) {
      if (place instanceof FieldPlace.InColumn in) {
        beside(in, LakeTable.COUNTRY).ifPresent(countries::add);
        beside(in, LakeTable.NETWORK).ifPresent(networks::add);
      }
    }
    return countries.isEmpty() || networks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Place(
                placed(countries.getFirst().toString(), countries),
                placed(networks.getFirst().toString(), networks)));
  }

  /** Where a field is; of a column, for each of its logs. */
  private List<FieldPlace> addresses(String field) {
    Optional<LakeColumn> column = union.column(field);
    return column.isEmpty()
        ? places(field)
        : logs.stream().<FieldPlace>map(log -> new FieldPlace.InColumn(log, column.get())).toList();
  }

  /** The column of what is known of an address. */
  private Optional<FieldPlace> beside(FieldPlace.InColumn address, String what) {
    String name = address.column().name();
    return ADDRESSES.stream()
        .filter(name::endsWith)
        .findFirst()
        .flatMap(end -> union.column(name.substring(0, name.length() - end.length()) + what))
        .map(column -> new FieldPlace.InColumn(address.log(), column));
  }

  @Override
  public boolean isKnown(String name) {
    Set<String> declared = names(logs);
    String plain = plain(name);
    for (int end = plain.length(); end > 0; end = plain.lastIndexOf('.', end - 1)) {
      // What is below a field that may hold anything is as well known.
      if (declared.contains(plain.substring(0, end))) {
        return true;
      }
    }
    return isOfEvery(name) || shape.known("\"raw\"", name).isPresent();
  }

  @Override
  public Set<String> names() {
    return names(named);
  }

  private Set<String> names(Set<String> some) {
    Set<String> names = new TreeSet<>(union.names());
    for (String log : some) {
      Formats.of(log).stream()
          .flatMap(format -> format.catalog().fields().stream())
          .forEach(field -> {
            names.add(field.name());
            names.addAll(field.otherNames());
            field.ocsf().ifPresent(names::add);
          });
    }
    return names;
  }

  /** The field in SQL over the union. */
  @Override
  public Optional<SqlValue> resolve(String name) {
    return switch (name) {
      case "_time" -> Optional.of(SqlValue.of("epoch(\"time\")", Type.TIME));
      case "_raw" -> Optional.of(raw());
      case "sourcetype" ->
          Optional.of(SqlValue.text(only.map(SourceTypes::sql).orElseGet(SourceTypes::sql)));
      case "source" -> Optional.of(SqlValue.text("\"place\""));
      case "index" -> Optional.of(SqlValue.text(Sql.identifier(TableUnion.TABLE)));
      default -> Optional.of(named(name));
    };
  }

  /** By the log's own name where it has one so; a column may have the name of another's field. */
  private SqlValue named(String name) {
    List<FieldPlace> places = places(name);
    Optional<LakeColumn> column = union.column(name);
    return column.isEmpty() ? placed(name, places) : named(column.get(), places);
  }

  private SqlValue named(LakeColumn column, List<FieldPlace> places) {
    Set<String> having = places.stream().map(FieldPlace::log).collect(Collectors.toSet());
    boolean same =
        places.stream()
            .allMatch(place ->
                place instanceof FieldPlace.InColumn in
                    && in.column().name().equals(column.name()));
    if (same) {
      return union.value(column);
    }
    List<FieldPlace> all = new ArrayList<>(places);
    column.names().keySet().stream()
        .filter(log -> logs.contains(log) && !having.contains(log))
        .forEach(log -> all.add(new FieldPlace.InColumn(log, column)));
    return placed(column.name(), all);
  }

  private SqlValue placed(String name, List<FieldPlace> places) {
    Map<String, Set<String>> logsOf = new LinkedHashMap<>();
    Map<String, SqlValue> values = new LinkedHashMap<>();
    for (FieldPlace place : places) {
      SqlValue value = value(name, place);
      values.put(value.sql(), value);
      logsOf.computeIfAbsent(value.sql(), each -> new TreeSet<>()).add(place.log());
    }
    Set<String> having = new HashSet<>();
    logsOf.values().forEach(having::addAll);
    if (values.isEmpty()) {
      return Json.at("\"raw\"", name);
    }
    if (values.size() == 1 && having.containsAll(logs)) {
      return values.values().iterator().next();
    }
    Type type = Type.common(values.values().stream().map(SqlValue::type).toList());
    StringBuilder sql = new StringBuilder("CASE");
    values.forEach((key, value) ->
        sql.append(" WHEN \"log\" IN (")
            .append(texts(logsOf.getOrDefault(key, Set.of())))
            .append(") THEN ")
            .append(value.as(type)));
    return SqlValue.of(sql.append(" END").toString(), type);
  }

  private static String texts(Collection<String> texts) {
    return texts.stream().map(Sql::text).collect(Collectors.joining(", "));
  }

  /**
   * A column of whole numbers with what of its field is none, from the record. Only scores have
   * fractions; for all others reading the records would cost more than it finds.
   */
  private static SqlValue scored(FieldPlace.InColumn place, SqlValue value) {
    LakeColumn column = place.column();
    if (column.type() != LakeColumn.Type.WHOLE
        || !column.name().endsWith(SCORE)
        || !LakeTable.isInRecord(place)) {
      return value;
    }
    String path = column.names().getOrDefault(place.log(), List.of()).getFirst();
    return SqlValue.number(
        "coalesce("
            + value.sql()
            + ", TRY_CAST(json_extract_string(\"raw\", "
            + Sql.text(Json.path(path))
            + ") AS DOUBLE))");
  }

  private SqlValue value(String name, FieldPlace place) {
    return switch (place) {
      case FieldPlace.InColumn in -> scored(in, union.value(in.column()));
      case FieldPlace.InFields in ->
          SqlValue.text(
              "json_extract_string(\"fields\", " + Sql.text("$.\"" + in.key() + "\"") + ")");
      case FieldPlace.InRaw in -> {
        Optional<SqlValue> seen =
            in.log().equals(JSON_LOG) ? shape.known("\"raw\"", name) : Optional.empty();
        if (seen.isPresent()) {
          yield seen.get();
        }
        if (name.contains("{")) {
          yield Json.at("\"raw\"", name);
        }
        List<String> paths =
            in.paths().stream()
                .map(path -> "json_extract_string(\"raw\", " + Sql.text(Json.path(path)) + ")")
                .toList();
        yield SqlValue.text(
            paths.size() == 1 ? paths.getFirst() : "coalesce(" + String.join(", ", paths) + ")");
      }
    };
  }
}
