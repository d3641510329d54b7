package dev.haetae.search.command.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Several values of one field in one cell, as Splunk writes them: {@code $first$;$second$}, a
 * dollar sign doubled.
 */
final class MultipleValues {
  /** What the name of the field with all values begins with. */
  static final String PREFIX = "__mv_";

  private MultipleValues() {}

  static String written(List<String> values) {
    StringBuilder cell = new StringBuilder();
    for (String value : values) {
      cell.append(cell.isEmpty() ? "$" : ";$").append(value.replace("$", "$$")).append('$');
    }
    return cell.toString();
  }

  static List<String> read(String cell) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c != '$') {
        if (inside) {
          value.append(c);
        }
      } else if (!inside) {
        inside = true;
      } else if (i + 1 < cell.length() && cell.charAt(i + 1) == '$') {
        value.append(c);
        i++;
      } else {
        values.add(value.toString());
        value.setLength(0);
        inside = false;
      }
    }
    return values;
  }
}
