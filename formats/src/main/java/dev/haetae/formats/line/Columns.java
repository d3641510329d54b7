package dev.haetae.formats.line;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.scan.NumberText;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the wanted columns of a line and passes over the others. Which they are is worked out once,
 * so that a line costs only what is asked of it.
 */
public final class Columns {
  private final int[] columns;
  private final int[] fields;
  private final String[] paths;
  private final boolean[] numbers;

  /**
   * @param names the log's columns in their order, each by any of its names; one the catalog does
   *     not have is passed over
   */
  public Columns(DeclaredCatalog catalog, List<String> names, FieldSelection selection) {
    int[] wanted = new int[names.size()];
    int[] asked = new int[names.size()];
    String[] named = new String[names.size()];
    boolean[] isNumber = new boolean[names.size()];
    int count = 0;
    for (int column = 0; column < names.size(); column++) {
      String path = catalog.path(names.get(column)).orElse("");
      int field = selection.number(path);
      if (field >= 0) {
        wanted[count] = column;
        asked[count] = field;
        named[count] = path;
        isNumber[count] = isNumber(catalog, path);
        count++;
      }
    }
    columns = Arrays.copyOf(wanted, count);
    fields = Arrays.copyOf(asked, count);
    paths = Arrays.copyOf(named, count);
    numbers = Arrays.copyOf(isNumber, count);
  }

  private static boolean isNumber(DeclaredCatalog catalog, String path) {
    return catalog.fields().stream()
        .anyMatch(field -> field.name().equals(path) && field.type() == Field.Type.NUMBER);
  }

  /** Adds the wanted ones of the fields a splitter holds; {@code -} says that there is no value. */
  public void add(EventWriter writer, byte[] bytes, FieldSplitter line) {
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      if (column < line.count()) {
        int start = line.start(column);
        int end = line.end(column);
        writer.add(fields[i], kind(writer, i, bytes, start, end), bytes, start, end);
      }
    }
  }

  /** As {@link #add}, with one URL encoding resolved: what a client sent encoded stays so. */
  public void addDecoded(EventWriter writer, byte[] bytes, FieldSplitter line, UrlText text) {
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      if (column < line.count()) {
        int start = line.start(column);
        int end = line.end(column);
        if (Scan.find(bytes, start, end, '%') < 0) {
          writer.add(fields[i], kind(writer, i, bytes, start, end), bytes, start, end);
        } else {
          int from = text.decode(bytes, start, end);
          writer.add(fields[i], ValueKind.STRING, text.buffer(), from, text.end());
        }
      }
    }
  }

  private ValueKind kind(EventWriter writer, int column, byte[] bytes, int start, int end) {
    if (Scan.isDash(bytes, start, end)) {
      return ValueKind.NULL;
    }
    if (!numbers[column]) {
      return ValueKind.STRING;
    }
    if (NumberText.isNumber(bytes, start, end)) {
      return ValueKind.NUMBER;
    }
    writer.mistyped(paths[column]);
    return ValueKind.STRING;
  }
}
