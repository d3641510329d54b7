package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.match.Matcher;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.LogSource;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the case of one correlation, told by what it is grouped by, what it measured, and the
 * event of one log that completed it; in this order, where a name means more than one. For one
 * thread.
 */
final class CorrelationCases {
  private static final LogSource ANY_LOG =
      new LogSource(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  private final Detector detector;
  private final Set<String> tells;
  private final FieldSelection fields;
  private final Matcher matcher;
  private final Event told;
  private final Slice value = new Slice();

  /**
   * Compiles the conditions of every case.
   *
   * @param selection the fields of the events that will be handed in; those of the conditions are
   *     added
   */
  CorrelationCases(
      Detector detector,
      SigmaCorrelation correlation,
      FieldCatalog catalog,
      FieldSelection.Builder selection) {
    this.detector = detector;
    this.tells = Set.copyOf(correlation.tells());
    List<SigmaRule> conditions = new ArrayList<>();
    for (Detector.Case each : detector.finding().cases()) {
      conditions.add(new SigmaRule(correlation.header(), ANY_LOG, Map.of(), each.condition()));
    }
    CompiledRules rules = CompiledRules.compile(conditions, new HitCatalog(catalog, tells));
    this.fields = rules.fields();
    this.matcher = rules.matcher();
    // What readers derive is copied from the event that completed the correlation.
    this.told = new Event(catalog.log(), fields, (made, field, path, writer) -> {});
    fields.paths().stream().filter(path -> !tells.contains(path)).forEach(selection::add);
  }

  /**
   * The first case whose condition holds.
   *
   * @param completing the event that completed the correlation
   * @param group what it is grouped by: name as the rule writes it to value
   * @param measured what was measured, among them what the type of the correlation names
   */
  Optional<Detector.Case> chosen(
      Event completing, Map<String, String> group, Map<String, String> measured) {
    told.writer().begin("", 0);
    for (int field = 0; field < fields.size(); field++) {
      String path = fields.paths().get(field);
      if (!tells.contains(path)) {
        copy(completing, path, field);
      } else if (group.containsKey(path)) {
        told.writer().add(field, ValueKind.STRING, group.get(path));
      } else if (measured.containsKey(path)) {
        told.writer().add(field, ValueKind.NUMBER, measured.get(path));
      }
    }
    List<Detector.Case> cases = detector.finding().cases();
    matcher.turnTo(told);
    for (int condition = 0; condition < cases.size(); condition++) {
      if (matcher.matches(condition)) {
        return Optional.of(cases.get(condition));
      }
    }
    return Optional.empty();
  }

  private void copy(Event completing, String path, int field) {
    int from = completing.selection().number(path);
    if (from < 0) {
      return;
    }
    for (int each = completing.first(from); each != Event.NONE; each = completing.next(each)) {
      completing.read(each, value);
      told.writer().add(field, completing.kind(each), value.bytes(), value.start(), value.end());
    }
  }
}
