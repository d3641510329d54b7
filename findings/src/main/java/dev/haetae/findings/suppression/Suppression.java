package dev.haetae.findings.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.model.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Findings that are known and need not be shown.
 *
 * @param name its id, or where it stands in its file
 * @param reason why, for whoever wonders later
 * @param until the last day it holds, where it ends
 * @param conditions all of which a finding meets
 */
public record Suppression(
    String name, String reason, Optional<LocalDate> until, List<Condition> conditions) {

  /** Which it is, for whoever wrote it. */
  public String words() {
    return "suppression " + name + " (" + reason + ")";
  }

  boolean isOverOn(LocalDate day) {
    return until.isPresent() && day.isAfter(until.get());
  }

  boolean covers(Finding finding, JsonNode json) {
    return conditions.stream().allMatch(condition -> condition.holds(finding, json));
  }
}
