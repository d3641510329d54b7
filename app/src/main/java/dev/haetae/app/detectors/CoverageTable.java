package dev.haetae.app.detectors;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.app.text.Columns;
import dev.haetae.content.Coverage;
import dev.haetae.content.Coverage.Row;
import dev.haetae.detect.Detector;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which finding types of another product are raised, in the order of what raises them.
 *
 * @param rows every type
 */
public record CoverageTable(List<Row> rows) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Writes the table. */
  public void writeTo(PrintWriter out, TableFormat format) {
    switch (format) {
      case table -> writeTable(out);
      case jsonl -> rows.forEach(row -> out.println(json(row)));
      case csv -> writeCsv(out);
    }
  }

  private void writeTable(PrintWriter out) {
    Columns columns = new Columns();
    columns.row("MECHANISM", "TYPE", "STATUS", "LOG", "LISTED AS", "COVERED BY");
    rows.forEach(row -> columns.row(cells(row).toArray(String[]::new)));
    columns.writeTo(out);
    out.println();
    out.println(summary());
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.mechanism().word(),
        row.type().name(),
        row.type().active() ? "active" : "retired",
        row.type().log(),
        row.lists(),
        row.coveredBy());
  }

  private String summary() {
    Predicate<Row> raised = row -> !row.by().isEmpty();
    List<Row> visible =
        rows.stream().filter(row -> row.type().active() && row.type().isVisible()).toList();
    Map<Coverage.Mechanism, Long> by =
        visible.stream()
            .filter(raised)
            .collect(Collectors.groupingBy(Row::mechanism, TreeMap::new, Collectors.counting()));
    long unseen =
        rows.stream().filter(row -> row.type().active() && !row.type().isVisible()).count();
    return visible.stream().filter(raised).count()
        + " of "
        + visible.size()
        + " active types that logs show are raised ("
        + by.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey().word())
            .collect(Collectors.joining(", "))
        + "); "
        + unseen
        + " more need a runtime agent or a malware scan; "
        + rows.stream().filter(row -> !row.type().active()).filter(raised).count()
        + " retired ones are raised";
  }

  private static ObjectNode json(Row row) {
    ObjectNode json = JSON.createObjectNode();
    json.put("type", row.type().name());
    json.put("active", row.type().active());
    json.put("mechanism", row.mechanism().word());
    json.put("log", row.type().log());
    json.put("lists", row.lists());
    json.put("note", row.type().note());
    json.put("covered", !row.by().isEmpty());
    ArrayNode detectors = json.putArray("detectors");
    row.by().stream().map(Detector::id).forEach(detectors::add);
    return json;
  }

  private void writeCsv(PrintWriter out) {
    out.print("mechanism,type,status,log,lists,covered,covered by,note\r\n");
    for (Row row : rows) {
      List<String> cells = cells(row);
      List<String> line =
          List.of(
              cells.get(0),
              cells.get(1),
              cells.get(2),
              cells.get(3),
              cells.get(4),
              String.valueOf(!row.by().isEmpty()),
              cells.get(5),
              row.type().note());
      out.print(TableFormat.csvLine(line));
    }
  }
}
