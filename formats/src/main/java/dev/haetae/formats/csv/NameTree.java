package dev.haetae.formats.csv;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Translation;
import dev.haetae.model.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of a log's fields as the objects they lie in, by which Athena's lower-case names are
 * given back the case the log writes them in.
 */
final class NameTree {
  /** A log of which nothing is known: every name stays as it is. */
  static final NameTree UNKNOWN = new NameTree("", Field.Type.STRING);

  /** With fewer known names a table is not taken to be of a log. */
  private static final int FEWEST = 4;

  private final byte[] name;
  private final Field.Type type;
  private final Map<String, NameTree> children = new HashMap<>();

  private NameTree(String name, Field.Type type) {
    this.name = name.getBytes(StandardCharsets.UTF_8);
    this.type = type;
  }

  /** A name of a field, and what the log writes there. */
  private record Name(String path, Field.Type type) {}

  /** The names of the catalog that knows most of a table's columns, or of who keeps its records. */
  static NameTree of(List<DeclaredCatalog> catalogs, List<String> columns) {
    NameTree asked = new NameTree("", Field.Type.STRING);
    List<NameTree> ends =
        columns.stream().map(column -> asked.add(column, Field.Type.STRING)).toList();
    List<Supplier<Stream<Name>>> known = new ArrayList<>();
    catalogs.forEach(catalog -> known.add(() -> names(catalog)));
    catalogs.forEach(
        catalog -> catalog.translations().forEach(each -> known.add(() -> names(each))));
    Supplier<Stream<Name>> best = Stream::of;
    long most = FEWEST - 1;
    for (Supplier<Stream<Name>> names : known) {
      Set<NameTree> met = new HashSet<>();
      names.get().forEach(name -> asked.meet(name.path(), met));
      long count = ends.stream().filter(met::contains).count();
      if (count > most) {
        most = count;
        best = names;
      }
    }
    return most < FEWEST ? UNKNOWN : of(best.get());
  }

  /** The names of one catalog. */
  static NameTree of(DeclaredCatalog catalog) {
    return of(names(catalog));
  }

  private static NameTree of(Stream<Name> names) {
    NameTree root = new NameTree("", Field.Type.OBJECT);
    names.forEach(name -> root.add(name.path(), name.type()));
    return root;
  }

  private static Stream<Name> names(DeclaredCatalog catalog) {
    return catalog.fields().stream()
        .flatMap(field ->
            Stream.concat(Stream.of(field.name()), catalog.alternatives(field.name()).stream())
                .map(path -> new Name(path, field.type())));
  }

  /** The names a product keeps records under, whose values stay as they are. */
  private static Stream<Name> names(Translation translation) {
    return translation.rows().stream()
        .flatMap(row -> row.names().stream())
        .map(name -> new Name(name, Field.Type.STRING));
  }

  private NameTree add(String path, Field.Type last) {
    NameTree at = this;
    String[] parts = path.split("\\.", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      Field.Type own = i == parts.length - 1 ? last : Field.Type.OBJECT;
      at = at.children.computeIfAbsent(lower(part), unused -> new NameTree(part, own));
    }
    return at;
  }

  /** Adds all that a path leads through. */
  private void meet(String path, Set<NameTree> met) {
    @Nullable NameTree at = this;
    for (String part : path.split("\\.", -1)) {
      at = at.children.get(lower(part));
      if (at == null) {
        return;
      }
      met.add(at);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** What lies below a name; {@link #UNKNOWN} where the log has no such field. */
  NameTree child(String childName) {
    @Nullable NameTree child = children.get(lower(childName));
    return child == null ? UNKNOWN : child;
  }

  /** The name as the log writes it; the one given where it is not known. */
  byte[] nameOr(String given) {
    return this == UNKNOWN ? given.getBytes(StandardCharsets.UTF_8) : name;
  }

  /** Whether the log writes numbers here. */
  boolean isNumber() {
    return type == Field.Type.NUMBER || type == Field.Type.EPOCH;
  }

  /** Whether the log writes an object here. */
  boolean isObject() {
    return type == Field.Type.OBJECT;
  }
}
