package dev.haetae.findings.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import java.util.ArrayList;
import java.util.List;

/**
 * The record of an occurrence, for what a shape says of single calls; empty where it is no JSON.
 */
record RawRecord(String log, JsonNode json) {

  static RawRecord of(Occurrence occurrence) {
    return new RawRecord(
        occurrence.log(), Json.container(occurrence.raw()).orElse(MissingNode.getInstance()));
  }

  /** The record of the newest occurrence, which is the one AWS's own shapes tell of. */
  static RawRecord newest(Finding finding) {
    List<Occurrence> evidence = finding.evidence();
    return evidence.isEmpty()
        ? new RawRecord("", MissingNode.getInstance())
        : of(evidence.get(evidence.size() - 1));
  }

  /** The text of a value; empty where it is absent or no text. */
  String text(String... path) {
    JsonNode node = json;
    for (String key : path) {
      node = node.path(key);
    }
    return node.asText("");
  }

  /** The texts of an array; empty where it is absent. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    json.path(key).forEach(each -> texts.add(each.asText("")));
    return texts;
  }
}
