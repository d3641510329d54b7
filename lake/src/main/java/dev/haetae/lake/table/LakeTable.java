package dev.haetae.lake.table;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Format;
import dev.haetae.formats.Formats;
import dev.haetae.formats.LineFormat;
import dev.haetae.model.event.Activity;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The shape of a table of the lake, as the formats' {@code fields.yml} declare it.
 *
 * <p>Every table begins with the same columns: {@code time}, {@code event_id}, {@code account},
 * {@code region}, {@code log} (which kind of log the row is from, such as {@code cloudtrail}),
 * {@code place} and {@code line} (where it was read), {@code layout} (what a text log's reader must
 * know besides the line). Then come the columns that fields are promoted to, and at the end {@code
 * fields}, a JSON object of what has no column and cannot be found in the record by its path, and
 * {@code raw}, the record as it was read.
 *
 * @param activity what its events tell of
 * @param columns in their order
 * @param logs the logs whose events it may hold, in order of their names
 */
public record LakeTable(Activity activity, List<LakeColumn> columns, List<String> logs) {
  /** The column of when it happened. */
  public static final String TIME = "time";

  /** The column of which log it is from. */
  public static final String LOG = "log";

  /** The column of what has neither a column nor a path in the record. */
  public static final String FIELDS = "fields";

  /** The column of the record as it was read. */
  public static final String RAW = "raw";

  /** How columns end that hold the address of an endpoint. */
  public static final String ADDRESS = "_ip";

  /** How the column ends, in place of {@link #ADDRESS}, of the country an address is in. */
  public static final String COUNTRY = "_location_country";

  /** How the column ends, in place of {@link #ADDRESS}, of the network an address is in. */
  public static final String NETWORK = "_autonomous_system_number";

  private static final Map<Activity, LakeTable> ALL = declared();

  /** Every table, by what its events tell of. */
  public static Map<Activity, LakeTable> all() {
    return ALL;
  }

  /** The table of an activity. */
  public static LakeTable of(Activity activity) {
    return Optional.ofNullable(ALL.get(activity)).orElseThrow();
  }

  /** The name of the table. */
  public String name() {
    return activity.table();
  }

  /** The column of this name. */
  public Optional<LakeColumn> column(String name) {
    return columns.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * Where the values of a field are, for each log of the table that has such a field; empty where
   * none has. Names are those the formats know: the log's own, its other names, OCSF attributes;
   * capitals do not matter. A log that may hold any field has every name.
   */
  public List<FieldPlace> places(String name) {
    return logs.stream().flatMap(log -> place(log, name).stream()).toList();
  }

  private Optional<FieldPlace> place(String log, String name) {
    Optional<LakeColumn> named =
        columns.stream()
            .filter(each -> each.names().getOrDefault(log, List.of()).contains(name))
            .findFirst();
    if (named.isPresent()) {
      return Optional.of(new FieldPlace.InColumn(log, named.get()));
    }
    Format format = Formats.of(log).orElseThrow();
    return format.catalog().path(name).map(path -> place(format, path));
  }

  private FieldPlace place(Format format, String path) {
    String log = format.catalog().log();
    Optional<LakeColumn> column =
        columns.stream()
            .filter(each -> each.names().getOrDefault(log, List.of()).contains(path))
            .findFirst();
    if (column.isPresent()) {
      return new FieldPlace.InColumn(log, column.get());
    }
    if (isKeptApart(format, path)) {
      return new FieldPlace.InFields(log, path);
    }
    List<String> paths = new ArrayList<>(List.of(path));
    if (format.catalog() instanceof DeclaredCatalog declared) {
      paths.addAll(declared.alternatives(path));
    }
    return new FieldPlace.InRaw(log, paths);
  }

  /** Whether the values of a field stand in the JSON records of its log, as they are. */
  public static boolean isInRecord(FieldPlace place) {
    return switch (place) {
      case FieldPlace.InRaw _ -> true;
      case FieldPlace.InFields _ -> false;
      case FieldPlace.InColumn in -> {
        Format format = Formats.of(in.log()).orElseThrow();
        List<String> names = in.column().names().getOrDefault(in.log(), List.of());
        yield !(format instanceof LineFormat)
            && format.catalog().fields().stream()
                .anyMatch(field -> names.contains(field.name()) && !field.derived());
      }
    };
  }

  /** Whether a field without a column is kept in {@link #FIELDS}. */
  private static boolean isKeptApart(Format format, String path) {
    return format instanceof LineFormat || path.startsWith("haetae.");
  }

  /** The paths of a log's fields that are kept in {@link #FIELDS}. */
  public List<String> keptApart(String log) {
    Format format = Formats.of(log).orElseThrow();
    Set<String> promoted = new TreeSet<>();
    columns.forEach(each -> promoted.addAll(each.names().getOrDefault(log, List.of())));
    return format.catalog().fields().stream()
        .filter(field -> !field.open())
        .map(Field::name)
        .filter(path -> isKeptApart(format, path) && !promoted.contains(path))
        .toList();
  }

  private static Map<Activity, LakeTable> declared() {
    Map<Activity, LakeTable> tables = new EnumMap<>(Activity.class);
    for (Activity activity : Activity.values()) {
      tables.put(activity, declared(activity));
    }
    return Collections.unmodifiableMap(tables);
  }

  private static LakeTable declared(Activity activity) {
    List<FieldCatalog> catalogs =
        Formats.catalogs().stream().filter(each -> tells(each, activity)).toList();
    List<LakeColumn> columns = new ArrayList<>(envelope(catalogs));
    columns.addAll(promoted(catalogs));
    columns.addAll(located(columns));
    columns.add(
        text(FIELDS, "JSON object of the fields that have no column and no path in the record."));
    columns.add(text(RAW, "The record as it was read."));
    return new LakeTable(
        activity, List.copyOf(columns), catalogs.stream().map(FieldCatalog::log).toList());
  }

  private static boolean tells(FieldCatalog catalog, Activity activity) {
    return catalog.activities().isEmpty()
        ? activity == Activity.GENERIC
        : catalog.activities().stream().anyMatch(rule -> rule.is() == activity);
  }

  private static LakeColumn text(String name, String description) {
    return new LakeColumn(name, LakeColumn.Type.TEXT, false, Map.of(), description);
  }

  private static List<LakeColumn> envelope(List<FieldCatalog> catalogs) {
    return List.of(
        new LakeColumn(TIME, LakeColumn.Type.TIME, false, Map.of(), "When it happened, in UTC."),
        fromEnvelope("event_id", catalogs, DeclaredCatalog.Envelope::id, "Id of the event."),
        fromEnvelope("account", catalogs, DeclaredCatalog.Envelope::account, "AWS account."),
        fromEnvelope("region", catalogs, DeclaredCatalog.Envelope::region, "AWS Region."),
        text(LOG, "Which log it is from, such as cloudtrail."),
        text("place", "File or object it was read from."),
        new LakeColumn(
            "line", LakeColumn.Type.WHOLE, false, Map.of(), "Line or record of that object."),
        text("layout", "What a reader of a text log must know besides the line."));
  }

  /** What is taken from the first of some fields goes by that field's names. */
  private static LakeColumn fromEnvelope(
      String column,
      List<FieldCatalog> catalogs,
      java.util.function.Function<DeclaredCatalog.Envelope, List<String>> part,
      String description) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (FieldCatalog catalog : catalogs) {
      if (catalog instanceof DeclaredCatalog declared) {
        part.apply(declared.envelope()).stream()
            .findFirst()
            .flatMap(path ->
                declared.fields().stream().filter(each -> each.name().equals(path)).findFirst())
            .filter(field -> field.column().isEmpty())
            .ifPresent(field -> names.put(catalog.log(), names(field)));
      }
    }
    return new LakeColumn(
        column, LakeColumn.Type.TEXT, false, Collections.unmodifiableMap(names), description);
  }

  private static List<String> names(Field field) {
    List<String> names = new ArrayList<>(List.of(field.name()));
    names.addAll(field.otherNames());
    field.ocsf().ifPresent(names::add);
    return List.copyOf(names);
  }

  /**
   * Where addresses are, as known when their events were kept; what a log itself says goes first.
   */
  private static List<LakeColumn> located(List<LakeColumn> columns) {
    Set<String> there = columns.stream().map(LakeColumn::name).collect(Collectors.toSet());
    List<LakeColumn> located = new ArrayList<>();
    for (LakeColumn address : columns) {
      if (address.name().endsWith(ADDRESS)) {
        String end = address.name().substring(0, address.name().length() - ADDRESS.length());
        located.add(
            located(address, end, COUNTRY, LakeColumn.Type.TEXT, "Country of the address."));
        located.add(
            located(
                address, end, NETWORK, LakeColumn.Type.WHOLE, "Autonomous system of the address."));
      }
    }
    return located.stream().filter(each -> !there.contains(each.name())).toList();
  }

  private static LakeColumn located(
      LakeColumn address, String end, String what, LakeColumn.Type type, String description) {
    String dotted =
        end + (what.equals(COUNTRY) ? ".location.country" : ".autonomous_system.number");
    Map<String, List<String>> names = new LinkedHashMap<>();
    address.names().keySet().forEach(log -> names.put(log, List.of(dotted)));
    return new LakeColumn(end + what, type, false, Collections.unmodifiableMap(names), description);
  }

  /** A field and the log that has it. */
  private record Promoted(String log, Field field) {}

  private static List<LakeColumn> promoted(List<FieldCatalog> catalogs) {
    Map<String, List<Promoted>> byColumn = new LinkedHashMap<>();
    for (FieldCatalog catalog : catalogs) {
      for (Field field : catalog.fields()) {
        field
            .column()
            .ifPresent(column ->
                byColumn
                    .computeIfAbsent(column, _ -> new ArrayList<>())
                    .add(new Promoted(catalog.log(), field)));
      }
    }
    return byColumn.entrySet().stream()
        .map(each -> column(each.getKey(), each.getValue()))
        .toList();
  }

  private static LakeColumn column(String name, List<Promoted> fields) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Promoted each : fields) {
      names.merge(
          each.log(),
          names(each.field()),
          (one, other) -> {
            throw new IllegalStateException(each.log() + " has two fields for " + name);
          });
    }
    Set<LakeColumn.Type> types =
        fields.stream().map(each -> type(each.field())).collect(Collectors.toSet());
    boolean list = fields.stream().anyMatch(each -> each.field().many());
    return new LakeColumn(
        name,
        types.size() == 1 && !list ? types.iterator().next() : LakeColumn.Type.TEXT,
        list,
        Collections.unmodifiableMap(names),
        fields.get(0).field().description());
  }

  private static LakeColumn.Type type(Field field) {
    return switch (field.type()) {
      case NUMBER -> LakeColumn.Type.WHOLE;
      case BOOLEAN -> LakeColumn.Type.BOOLEAN;
      case TIME, EPOCH -> LakeColumn.Type.TIME;
      case STRING, ADDRESS, OBJECT -> LakeColumn.Type.TEXT;
    };
  }
}
