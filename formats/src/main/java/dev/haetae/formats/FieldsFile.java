package dev.haetae.formats;

import dev.haetae.model.EntityKind;
import dev.haetae.model.Field;
import dev.haetae.model.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    try (InputStream in = format.getResourceAsStream("fields.yml")) {
      if (in == null) {
        throw new IllegalStateException(format.getPackageName() + " has no fields.yml");
      }
      Load load = new Load(LoadSettings.builder().setLabel(format.getPackageName()).build());
      return read(map(load.loadFromInputStream(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DeclaredCatalog read(Map<?, ?> file) {
    Map<?, ?> envelope = map(file.get("envelope"));
    return DeclaredCatalog.of(
        required(file, "log"),
        required(file, "title"),
        list(file.get("sources")).stream().map(each -> source(map(each))).toList(),
        list(file.get("recognise")).stream().map(each -> alternative(map(each))).toList(),
        new DeclaredCatalog.Envelope(
            texts(envelope.get("time")),
            texts(envelope.get("id")),
            texts(envelope.get("account")),
            texts(envelope.get("region")),
            texts(envelope.get("identity"))),
        entities(map(file.get("entities"))),
        list(file.get("fields")).stream().map(each -> field(map(each))).toList());
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

  private static List<?> list(@Nullable Object node) {
    return node instanceof List<?> list ? list : List.of();
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
