package dev.haetae.app.detectors;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.app.text.Columns;
import dev.haetae.model.Phrase;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Detectors, one a line. */
public record DetectorList(List<DetectorFacts> detectors) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Writes the list. */
  public void writeTo(PrintWriter out, TableFormat format) {
    switch (format) {
      case table -> writeTable(out);
      case jsonl -> detectors.forEach(each -> out.println(json(each)));
      case csv -> writeCsv(out);
    }
  }

  private void writeTable(PrintWriter out) {
    if (detectors.isEmpty()) {
      out.println("0 detectors");
      return;
    }
    Columns columns = new Columns();
    columns.row("SEVERITY", "TYPE", "STATUS", "LOG", "ATT&CK", "TITLE");
    for (DetectorFacts each : detectors) {
      columns.row(
          each.severity().label().word(),
          each.types().get(0) + more(each),
          each.status(),
          String.join(",", each.logs()),
          String.join(" ", each.techniques()),
          each.detector().document().title());
    }
    columns.writeTo(out);
    out.println();
    out.println(
        Phrase.count(detectors.size(), "detector")
            + ": "
            + counts(each -> each.severity().label().word())
            + "; "
            + counts(DetectorFacts::status));
  }

  private static String more(DetectorFacts facts) {
    return facts.types().size() == 1 ? "" : " (+" + (facts.types().size() - 1) + ")";
  }

  private String counts(Function<DetectorFacts, String> by) {
    Map<String, Long> counts =
        detectors.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }

  private static ObjectNode json(DetectorFacts each) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", each.detector().id());
    json.put("title", each.detector().document().title());
    json.set("types", JSON.valueToTree(each.types()));
    json.set(
        "severity",
        JSON.createObjectNode()
            .put("score", each.severity().score())
            .put("label", each.severity().label().word()));
    json.put("status", each.status());
    json.set("logs", JSON.valueToTree(each.logs()));
    json.set("tactics", JSON.valueToTree(each.tactics()));
    json.set("techniques", JSON.valueToTree(each.techniques()));
    json.put("description", each.detector().document().description());
    json.put("file", each.detector().file());
    return json;
  }

  private void writeCsv(PrintWriter out) {
    out.print("id,title,types,score,severity,status,logs,tactics,techniques,file\r\n");
    for (DetectorFacts each : detectors) {
      List<String> line =
          List.of(
              each.detector().id(),
              each.detector().document().title(),
              String.join(" ", each.types()),
              String.valueOf(each.severity().score()),
              each.severity().label().word(),
              each.status(),
              String.join(" ", each.logs()),
              String.join(" ", each.tactics()),
              String.join(" ", each.techniques()),
              each.detector().file());
      out.print(TableFormat.csvLine(line));
    }
  }
}
