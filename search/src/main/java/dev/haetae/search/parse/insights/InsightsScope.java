package dev.haetae.search.parse.insights;

import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What names mean at one place of a search, and which fields are shown at its end. Choosing fields
 * hides others from the eye only: later commands can still name them.
 */
final class InsightsScope {
  private final Instant now;
  private TimeRange range;

  /** What is shown, by its name in the plan; the value is the name it is shown by. */
  private final Map<String, String> shown = new LinkedHashMap<>();

  private final Set<String> documents = new HashSet<>();
  private boolean chosen;
  private boolean ofEvents = true;

  InsightsScope(Instant now, TimeRange range) {
    this.now = now;
    this.range = range;
  }

  /** Another time is searched than was given. */
  void searches(TimeRange other) {
    range = other;
  }

  /** A field that is computed, shown unless others are chosen after it. */
  void made(String label) {
    shown.put(Names.inPlan(label), label);
  }

  /** A field whose value is JSON, so that names may go on into it. */
  void holdsJson(String label) {
    documents.add(Names.inPlan(label));
  }

  /** A field that is asked for. */
  void chosen(String label) {
    chosen = true;
    shown.put(Names.inPlan(label), label);
  }

  /** What was asked for before is forgotten. */
  void forget() {
    shown.clear();
    chosen = true;
  }

  /** Rows of their own begin: no field but those that are made from here on. */
  void gathered() {
    forget();
    documents.clear();
    ofEvents = false;
  }

  /** Whether rows are still events, none gathered. */
  boolean isOfEvents() {
    return ofEvents;
  }

  /** What is shown at the end. */
  Map<String, String> shown() {
    if (chosen) {
      return shown;
    }
    Map<String, String> all = new LinkedHashMap<>();
    for (String label : List.of("@timestamp", "@message")) {
      all.put(Names.inPlan(label), label);
    }
    all.putAll(shown);
    return all;
  }

  /** The value a name stands for: of a field, or inside one that holds JSON. */
  Expr field(String name, int at) {
    String inPlan = Names.inPlan(name);
    for (String document : documents) {
      if (inPlan.startsWith(document + ".") || inPlan.startsWith(document + "{")) {
        String path = inPlan.substring(document.length());
        return new Expr.Call(
            "json_extract",
            List.of(
                new Expr.Field(document, at),
                new Expr.Text(path.startsWith(".") ? path.substring(1) : path)),
            at);
      }
    }
    return new Expr.Field(inPlan, at);
  }

  /** The field that is named by the expression it was made of, as {@code count(*)}; it is taken. */
  Optional<String> outputAt(InsightsReader in) {
    int at = in.at();
    List<Map.Entry<String, String>> outputs = new ArrayList<>(shown.entrySet());
    outputs.sort((one, other) -> other.getValue().length() - one.getValue().length());
    for (Map.Entry<String, String> each : outputs) {
      if (each.getValue().indexOf('(') > 0 && in.text().startsWith(each.getValue(), at)) {
        in.back(at + each.getValue().length());
        return Optional.of(each.getValue());
      }
    }
    return Optional.empty();
  }

  /** The begin, the end or the length of the time that is searched, in milliseconds. */
  Expr ofQuery(String function) {
    Optional<Instant> from = range.from();
    Instant to = range.to().orElse(now);
    return switch (function) {
      case "queryendtime" -> Expr.Numeral.of(to.toEpochMilli());
      case "querystarttime" -> from.<Expr>map(InsightsScope::millis).orElseGet(Expr.Absent::new);
      default ->
          from.<Expr>map(begin -> Expr.Numeral.of(to.toEpochMilli() - begin.toEpochMilli()))
              .orElseGet(Expr.Absent::new);
    };
  }

  private static Expr millis(Instant instant) {
    return Expr.Numeral.of(instant.toEpochMilli());
  }
}
