package dev.haetae.formats.csv;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Translation;
import dev.haetae.model.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of a log's fields as the objects they lie in, by which Athena's lower-case names are
 * given back the case the log writes them in.
 */
final class NameTree {
  /** A log of which nothing is known: every name stays as it is. */
  static final NameTree UNKNOWN = new NameTree("", false);

  /** With fewer known names a table is not taken to be of a log. */
  private static final int FEWEST = 4;

  private final byte[] name;
  private final boolean number;
  private final Map<String, NameTree> children = new HashMap<>();

  private NameTree(String name, boolean number) {
    this.name = name.getBytes(StandardCharsets.UTF_8);
    this.number = number;
  }

  /** The names of the catalog that knows most of a table's columns, or of who keeps its records. */
  static NameTree of(List<DeclaredCatalog> catalogs, List<String> columns) {
    NameTree best = UNKNOWN;
    long most = FEWEST - 1;
    List<NameTree> trees =
        Stream.concat(
                catalogs.stream().map(NameTree::of),
                catalogs.stream()
                    .flatMap(catalog -> catalog.translations().stream())
                    .map(NameTree::of))
            .toList();
    for (NameTree tree : trees) {
      long known = columns.stream().filter(tree::knows).count();
      if (known > most) {
        most = known;
        best = tree;
      }
    }
    return best;
  }

  private static NameTree of(DeclaredCatalog catalog) {
    NameTree root = new NameTree("", false);
    for (Field field : catalog.fields()) {
      root.add(field.name(), field);
      catalog.alternatives(field.name()).forEach(path -> root.add(path, field));
    }
    return root;
  }

  /** The names a product keeps records under, whose values stay as they are. */
  private static NameTree of(Translation translation) {
    NameTree root = new NameTree("", false);
    translation.rows().stream()
        .flatMap(row -> row.names().stream())
        .forEach(name -> root.add(name, false));
    return root;
  }

  private void add(String path, Field field) {
    add(path, field.type() == Field.Type.NUMBER || field.type() == Field.Type.EPOCH);
  }

  private void add(String path, boolean number) {
    NameTree at = this;
    String[] parts = path.split("\\.", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      boolean own = number && i == parts.length - 1;
      at = at.children.computeIfAbsent(lower(part), unused -> new NameTree(part, own));
    }
  }

  private boolean knows(String column) {
    NameTree at = this;
    for (String part : column.split("\\.", -1)) {
      NameTree child = at.children.get(lower(part));
      if (child == null) {
        return false;
      }
      at = child;
    }
    return true;
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
    return number;
  }
}
