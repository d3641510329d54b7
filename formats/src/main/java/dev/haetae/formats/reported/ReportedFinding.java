package dev.haetae.formats.reported;

import dev.haetae.formats.DerivedField;
import dev.haetae.model.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How one format tells of findings: a function for each of the derived fields, which are worked out
 * from the fields it needs.
 */
public final class ReportedFinding {
  private static final String PREFIX = "haetae.finding.";

  private final List<String> needs;
  private Function<Event, String> product = event -> "";
  private Function<Event, String> id = event -> "";
  private Function<Event, String> type = event -> "";
  private Function<Event, String> severity = event -> "";
  private Function<Event, String> title = event -> "";
  private Function<Event, String> state = event -> Words.ACTIVE;
  private Function<Event, String> sample = event -> "";
  private Function<Event, String> count = event -> "";
  private Function<Event, String> firstSeen = event -> "";

  /** Worked out from these fields. */
  public ReportedFinding(String... needs) {
    this.needs = List.of(needs);
  }

  /** The product that found it. */
  public ReportedFinding product(Function<Event, String> told) {
    product = told;
    return this;
  }

  /** The product's id of it; an ARN counts from where the finding's own part begins. */
  public ReportedFinding id(Function<Event, String> told) {
    id = told.andThen(Words::id);
    return this;
  }

  /** Its type, in the grammar of finding types. */
  public ReportedFinding type(Function<Event, String> told) {
    type = told;
    return this;
  }

  /** Its severity, as a number from 1 to 10. */
  public ReportedFinding severity(Function<Event, String> told) {
    severity = told;
    return this;
  }

  /** Its title. */
  public ReportedFinding title(Function<Event, String> told) {
    title = told;
    return this;
  }

  /** {@code active}, {@code passed}, {@code archived}, {@code suppressed} or {@code resolved}. */
  public ReportedFinding state(Function<Event, String> told) {
    state = told;
    return this;
  }

  /** {@code true} where it is made up. */
  public ReportedFinding sample(Function<Event, String> told) {
    sample = told;
    return this;
  }

  /** How often it was seen, and when first. */
  public ReportedFinding seen(Function<Event, String> times, Function<Event, String> first) {
    count = times;
    firstSeen = first;
    return this;
  }

  /** The derived fields, with others the format has. */
  public DerivedField[] with(DerivedField... others) {
    List<DerivedField> fields = new ArrayList<>(List.of(others));
    add(fields, "product", product);
    add(fields, "id", id);
    add(fields, "type", type);
    add(fields, "severity", severity);
    add(fields, "title", title);
    add(fields, "state", state);
    add(fields, "sample", sample);
    add(fields, "count", count);
    add(fields, "first_seen", firstSeen);
    return fields.toArray(DerivedField[]::new);
  }

  private void add(List<DerivedField> fields, String name, Function<Event, String> value) {
    fields.add(DerivedField.text(PREFIX + name, needs, value));
  }
}
