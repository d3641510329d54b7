package dev.haetae.formats;

import dev.haetae.model.event.Activity;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A catalog as its {@code fields.yml} declares it, read by {@link FieldsFile}.
 *
 * @param recognise alternatives, each a set of paths with the values they must have ({@code "*"}
 *     for any): a JSON object that satisfies one of them is a record of this log. The alternative
 *     with the most conditions wins over other formats
 * @param lacking what is told of an object that would be a record of this log if it had all of it
 * @param envelope which fields carry time, id, account, Region and identity, in order of preference
 * @param alternatives for a field that some records carry at another path: those paths, read as if
 *     they were the field's own
 * @param rest the object in which a field lies that a rule names and the file does not, for a log
 *     whose fields cannot all be listed
 * @param names every name, as written and in lower case, with the path it stands for
 * @param translations how products keep its records under other names
 */
public record DeclaredCatalog(
    String log,
    String title,
    List<LogSource> sources,
    List<Activity.Rule> activities,
    List<Map<String, List<String>>> recognise,
    Lacking lacking,
    Envelope envelope,
    Map<EntityKind, List<String>> entities,
    List<Field> fields,
    Map<String, List<String>> alternatives,
    Optional<String> rest,
    Map<String, String> names,
    List<Translation> translations)
    implements FieldCatalog {

  /**
   * By what an object is known that lacks what makes it a record, and what is said of it.
   *
   * @param when alternatives as {@link DeclaredCatalog#recognise} has them; none for most logs
   */
  public record Lacking(List<Map<String, List<String>>> when, String says) {}

  /** The fields an event's envelope is taken from; the first one present counts. */
  public record Envelope(
      List<String> time,
      List<String> id,
      List<String> account,
      List<String> region,
      List<String> identity) {}

  /**
   * The names of fields: a field goes by its own name, by its other names and by its OCSF
   * attribute, in this order where two fields claim one name; then by all of them in lower case.
   */
  static Map<String, String> names(List<Field> fields) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Field field : fields) {
      names.put(field.name(), field.name());
    }
    for (Field field : fields) {
      field.otherNames().forEach(name -> names.putIfAbsent(name, field.name()));
    }
    for (Field field : fields) {
      field.ocsf().ifPresent(name -> names.putIfAbsent(name, field.name()));
    }
    List.copyOf(names.entrySet())
        .forEach(each -> names.putIfAbsent(lower(each.getKey()), each.getValue()));
    return Map.copyOf(names);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<String> path(String name) {
    String known = names.getOrDefault(name, names.get(lower(name)));
    if (known != null) {
      return Optional.of(known);
    }
    return isBelowOpenField(name)
        ? Optional.of(name)
        : rest.filter(object -> !name.isEmpty()).map(object -> object + "." + name);
  }

  /** The names of the fields the log itself has, in the order of the file. */
  public List<String> columns() {
    return fields.stream().filter(field -> !field.derived()).map(Field::name).toList();
  }

  /** Further paths whose values count as the field's at this path; empty for most. */
  public List<String> alternatives(String path) {
    return alternatives.getOrDefault(path, List.of());
  }

  /** The paths below which fields are read. */
  public Set<String> parents() {
    Set<String> parents = new HashSet<>();
    Stream.concat(
            fields.stream().map(Field::name), alternatives.values().stream().flatMap(List::stream))
        .forEach(path -> {
          for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            parents.add(path.substring(0, dot));
          }
        });
    return parents;
  }

  private boolean isBelowOpenField(String name) {
    for (Field field : fields) {
      if (field.open() && (field.name().equals("*") || name.startsWith(field.name() + "."))) {
        return true;
      }
    }
    return false;
  }
}
