package dev.haetae.app.report.finding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.findings.shape.RawJson;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;

/** Records of a log, as they are quoted. */
public final class Evidence {
  private Evidence() {}

  /** A record over several lines where it is JSON, else as it was written. */
  public static String pretty(Occurrence occurrence) {
    return RawJson.of(occurrence.raw()).map(JsonNode::toPrettyString).orElse(occurrence.raw());
  }

  /** Where those are that are not quoted. */
  public static String rest(Finding finding, int shown) {
    return Phrase.grouped(shown)
        + " of "
        + Phrase.count(finding.count(), "event")
        + " shown; haetae explain "
        + finding.id()
        + " shows those kept.";
  }
}
