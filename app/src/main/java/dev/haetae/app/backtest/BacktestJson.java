package dev.haetae.app.backtest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.model.finding.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A backtest as one JSON object; findings are those of {@code scan --format jsonl}. */
public final class BacktestJson {
  private static final JsonMapper JSON = new JsonMapper();

  private BacktestJson() {}

  /**
   * Writes it.
   *
   * @throws IOException where a finding cannot be written
   */
  public static void write(Backtest test, PrintWriter out) throws IOException {
    ObjectNode all = JSON.createObjectNode();
    all.put("from", test.period().first().toString());
    all.put("to", test.period().last().toString());
    all.put("days", test.period().days());
    all.put("events", test.events());
    ArrayNode detectors = all.putArray("detectors");
    for (DetectorResult result : test.results()) {
      detectors.add(detector(test, result));
    }
    test.notes().forEach(all.putArray("notes")::add);
    out.println(JSON.writeValueAsString(all));
  }

  private static ObjectNode detector(Backtest test, DetectorResult result) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", result.facts().detector().id());
    json.put("title", result.facts().detector().document().title());
    json.put("file", result.facts().detector().file());
    json.put("firings", result.firings());
    json.put("findingsPerDay", test.findingsPerDay(result));
    json.put("firingsPerDay", test.firingsPerDay(result));
    json.put("share", test.share(result));
    ObjectNode daily = json.putObject("daily");
    result.daily().forEach((day, count) -> daily.put(day.toString(), count));
    ArrayNode whom = json.putArray("whom");
    result
        .whom()
        .forEach(each -> whom.addObject().put("name", each.name()).put("firings", each.firings()));
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : result.findings()) {
      findings.add(JSON.readTree(line(finding)));
    }
    return json;
  }

  private static String line(Finding finding) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FindingWriter writer = Shape.JSONL.open(bytes)) {
      writer.write(finding);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
