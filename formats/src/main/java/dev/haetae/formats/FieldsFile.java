package dev.haetae.formats;

import dev.haetae.model.event.Activity;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads a format's {@code fields.yml}. */
public final class FieldsFile {
  private FieldsFile() {}

  /**
   * Reads the {@code fields.yml} in the package of a format's class.
   *
   * @throws IllegalStateException where the file is missing or says something unexpected: a mistake
   *     of ours, which a test of every format finds
   */
  public static DeclaredCatalog of(Class<?> format) {
    return read(load(format, "fields.yml"), translations(format));
  }

  /** Those of the {@code translations.yml} beside a format, where there is one. */
  private static List<Translation> translations(Class<?> format) {
    boolean told = format.getResource("translations.yml") != null;
    return told
        ? rows(load(format, "translations.yml").get("translations")).stream()
            .map(FieldsFile::translation)
            .toList()
        : List.of();
  }

  private static Translation translation(Map<?, ?> row) {
    return new Translation(
        required(row, "keeper"),
        rows(row.get("recognise")).stream().map(FieldsFile::alternative).toList(),
        texts(row.get("whole")),
        texts(row.get("own")),
        texts(row.get("added")),
        rows(row.get("rows")).stream()
            .map(each ->
                new Translation.Row(
                    required(each, "field"),
                    texts(each.get("from")),
                    alternative(map(each.get("when")))))
            .toList());
  }

  private static Map<?, ?> load(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(beside.getPackageName() + " has no " + name);
      }
      LoadSettings settings =
          LoadSettings.builder().setLabel(beside.getPackageName() + " " + name).build();
      return map(new Load(settings).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DeclaredCatalog read(Map<?, ?> file, List<Translation> translations) {
    Map<?, ?> include = map(file.get("include"));
    Map<?, ?> included = included(include);
    List<Map<?, ?>> rows = withIncluded(rows(file.get("fields")), include, included);
    List<Map<?, ?>> sources = new ArrayList<>(rows(file.get("sources")));
    sources.addAll(rows(included.get("sources")));
    List<Field> fields = translated(rows.stream().map(FieldsFile::field).toList(), translations);
    return new DeclaredCatalog(
        required(file, "log"),
        required(file, "title"),
        sources.stream().map(FieldsFile::source).toList(),
        activities(file.get("activity")),
        rows(file.get("recognise")).stream().map(FieldsFile::alternative).toList(),
        lacking(map(file.get("lacking"))),
        envelope(map(file.get("envelope"))),
        entities(map(file.get("entities"))),
        fields,
        alternatives(rows),
        optional(file, "rest"),
        DeclaredCatalog.names(fields),
        translations);
  }

  /** The rows of a file and the included ones; where both declare a field the file's own counts. */
  private static List<Map<?, ?>> withIncluded(
      List<Map<?, ?>> own, Map<?, ?> include, Map<?, ?> included) {
    List<Map<?, ?>> rows = new ArrayList<>(own);
    Set<String> names = new HashSet<>();
    own.forEach(row -> names.add(required(row, "name")));
    for (Map<?, ?> row : rows(included.get("fields"))) {
      Map<?, ?> moved = optional(include, "below").<Map<?, ?>>map(at -> below(at, row)).orElse(row);
      if (names.add(required(moved, "name"))) {
        rows.add(moved);
      }
    }
    return rows;
  }

  /** Fields and sources that several formats share lie in a file of their own. */
  private static Map<?, ?> included(Map<?, ?> include) {
    return optional(include, "file")
        .<Map<?, ?>>map(file -> load(FieldsFile.class, file))
        .orElse(Map.of());
  }

  /** The row of a field that lies inside an object; it still goes by its name alone. */
  private static Map<?, ?> below(String object, Map<?, ?> row) {
    String name = required(row, "name");
    List<String> otherNames = new ArrayList<>(List.of(name));
    otherNames.addAll(texts(row.get("aka")));
    Map<Object, Object> moved = new LinkedHashMap<>(row);
    moved.put("name", object + "." + name);
    moved.put("aka", otherNames);
    moved.put("or", texts(row.get("or")).stream().map(path -> object + "." + path).toList());
    return moved;
  }

  private static Map<String, List<String>> alternatives(List<Map<?, ?>> rows) {
    Map<String, List<String>> alternatives = new LinkedHashMap<>();
    for (Map<?, ?> row : rows) {
      if (row.containsKey("or")) {
        alternatives.put(required(row, "name"), texts(row.get("or")));
      }
    }
    return alternatives;
  }

  private static DeclaredCatalog.Lacking lacking(Map<?, ?> row) {
    return new DeclaredCatalog.Lacking(
        rows(row.get("when")).stream().map(FieldsFile::alternative).toList(),
        optional(row, "says").orElse(""));
  }

  private static DeclaredCatalog.Envelope envelope(Map<?, ?> row) {
    return new DeclaredCatalog.Envelope(
        texts(row.get("time")),
        texts(row.get("id")),
        texts(row.get("account")),
        texts(row.get("region")),
        texts(row.get("identity")));
  }

  /**
   * The fields, which go by the names they are kept under too, unless another one does or a
   * language of searches has the name for itself.
   */
  private static List<Field> translated(List<Field> fields, List<Translation> translations) {
    Set<String> taken = new HashSet<>();
    fields.forEach(field -> {
      taken.add(field.name());
      taken.addAll(field.otherNames());
    });
    Map<String, List<String>> kept = new LinkedHashMap<>();
    translations.stream()
        .flatMap(translation -> translation.rows().stream())
        .forEach(row ->
            row.names().stream()
                .filter(name -> !name.startsWith("@") && taken.add(name))
                .forEach(name ->
                    kept.computeIfAbsent(row.field(), unused -> new ArrayList<>()).add(name)));
    return fields.stream()
        .map(field -> field.withOtherNames(kept.getOrDefault(field.name(), List.of())))
        .toList();
  }

  /** One activity for every event, or rules in order. */
  private static List<Activity.Rule> activities(@Nullable Object node) {
    if (node instanceof String name) {
      return List.of(new Activity.Rule(activity(name), Map.of()));
    }
    return rows(node).stream()
        .map(row ->
            new Activity.Rule(activity(required(row, "is")), alternative(map(row.get("when")))))
        .toList();
  }

  private static Activity activity(String name) {
    return Activity.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static LogSource source(Map<?, ?> row) {
    Map<String, String> when = new LinkedHashMap<>();
    map(row.get("when")).forEach((key, value) -> when.put(key.toString(), String.valueOf(value)));
    return new LogSource(
        optional(row, "product"), optional(row, "category"), optional(row, "service"), when);
  }

  private static Map<String, List<String>> alternative(Map<?, ?> row) {
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    row.forEach((path, values) -> conditions.put(path.toString(), texts(values)));
    return conditions;
  }

  private static Map<EntityKind, List<String>> entities(Map<?, ?> rows) {
    Map<EntityKind, List<String>> entities = new EnumMap<>(EntityKind.class);
    rows.forEach((kind, paths) ->
        entities.put(EntityKind.valueOf(kind.toString().toUpperCase(Locale.ROOT)), texts(paths)));
    return entities;
  }

  private static Field field(Map<?, ?> row) {
    return new Field(
        required(row, "name"),
        texts(row.get("aka")),
        Field.Type.valueOf(optional(row, "type").orElse("string").toUpperCase(Locale.ROOT)),
        Boolean.TRUE.equals(row.get("open")),
        Boolean.TRUE.equals(row.get("derived")),
        optional(row, "ocsf"),
        optional(row, "column"),
        Boolean.TRUE.equals(row.get("many")),
        required(row, "says"));
  }

  private static String required(Map<?, ?> row, String key) {
    return optional(row, key)
        .orElseThrow(() -> new IllegalStateException("fields.yml: " + row + " lacks " + key));
  }

  private static Optional<String> optional(Map<?, ?> row, String key) {
    return Optional.ofNullable(row.get(key)).map(Object::toString);
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<Map<?, ?>> rows(@Nullable Object node) {
    List<Map<?, ?>> rows = new ArrayList<>();
    if (node instanceof List<?> list) {
      list.forEach(row -> rows.add(map(row)));
    }
    return rows;
  }

  private static List<String> texts(@Nullable Object node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof List<?> list) {
      list.forEach(each -> texts.add(String.valueOf(each)));
    } else if (node != null) {
      texts.add(node.toString());
    }
    return List.copyOf(texts);
  }
}
