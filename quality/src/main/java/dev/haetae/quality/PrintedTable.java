package dev.haetae.quality;

import dev.haetae.search.frame.Cell;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table as PPL's documents print it, held against rows. */
record PrintedTable(List<String> names, List<List<String>> rows) {

  private static final Cell NOTHING = new Cell(Type.TEXT, List.of());

  static PrintedTable parse(String printed) {
    List<List<String>> lines = new ArrayList<>();
    for (String line : printed.lines().toList()) {
      if (line.startsWith("|") && !line.startsWith("|--")) {
        String inside = line.strip();
        inside = inside.substring(1, inside.lastIndexOf('|'));
        List<String> cells = new ArrayList<>();
        for (String cell : inside.split(" \\| |\\|(?= )", -1)) {
          cells.add(cell.strip());
        }
        lines.add(cells);
      }
    }
    return lines.isEmpty()
        ? new PrintedTable(List.of(), List.of())
        : new PrintedTable(lines.getFirst(), lines.subList(1, lines.size()));
  }

  /** How the rows differ; empty when they do not. */
  Optional<String> difference(List<String> fields, List<List<Cell>> found, boolean ordered) {
    List<Integer> places = new ArrayList<>();
    List<String> folded = fields.stream().map(PrintedTable::name).toList();
    for (String name : names) {
      int place = folded.indexOf(name(name));
      int column = names.indexOf(name);
      boolean empty = rows.stream().allMatch(row -> value(row.get(column)).isEmpty());
      if (place < 0 && !empty) {
        return Optional.of("no column " + name + " among " + String.join(", ", fields));
      }
      places.add(place);
    }
    List<String> wanted = new ArrayList<>();
    rows.forEach(
        row -> wanted.add(String.join(" | ", row.stream().map(PrintedTable::value).toList())));
    List<String> met = new ArrayList<>();
    for (List<Cell> row : found) {
      List<String> values = new ArrayList<>();
      for (int place : places) {
        Cell cell = place < 0 ? NOTHING : row.get(place);
        boolean many = cell.texts().size() > 1;
        values.add(
            cell.isAbsent()
                ? ""
                : value(many ? "[" + cell.joined(",") + "]" : cell.texts().getFirst()));
      }
      met.add(String.join(" | ", values));
    }
    if (!ordered) {
      Collections.sort(wanted);
      Collections.sort(met);
    }
    if (wanted.equals(met)) {
      return Optional.empty();
    }
    for (int i = 0; i < Math.min(wanted.size(), met.size()); i++) {
      if (!wanted.get(i).equals(met.get(i))) {
        return Optional.of(shortened("expected " + wanted.get(i) + ", met " + met.get(i)));
      }
    }
    return Optional.of("expected " + wanted.size() + " rows, met " + met.size());
  }

  private static String shortened(String text) {
    String flat = text.replaceAll("\\s+", " ");
    return flat.length() > 300 ? flat.substring(0, 300) + "…" : flat;
  }

  private static String name(String name) {
    return name.replaceAll("\\(\\)|[`'\"\\s]", "").toLowerCase(Locale.ROOT);
  }

  /** Numbers, times, lists and what is absent in one spelling. */
  private static String value(String text) {
    String value = text.strip();
    if (value.equals("null")) {
      return "";
    }
    if (value.startsWith("[") && value.endsWith("]")) {
      List<String> parts = new ArrayList<>();
      for (String part : value.substring(1, value.length() - 1).split(",", -1)) {
        parts.add(value(part));
      }
      return parts.size() == 1 ? parts.getFirst() : "[" + String.join(",", parts) + "]";
    }
    if (value.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
      return String.format(Locale.ROOT, "%.9g", Double.parseDouble(value));
    }
    if (value.matches("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d.*")) {
      return value.replace('T', ' ').replaceAll("(\\.0+)?Z?$", "");
    }
    if (value.matches("\\d+(\\.0)?-\\d+(\\.0)?")) {
      return value.replace(".0", "");
    }
    return value.equals("True") || value.equals("False") ? value.toLowerCase(Locale.ROOT) : value;
  }
}
