package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ReportedFields;
import dev.haetae.detect.Tactics;
import dev.haetae.detect.Template;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What another product says of its own finding. Products update findings: the last word counts. The
 * same finding in two shapes is one, since identity is product and id.
 *
 * @param product which product
 * @param hidden why the product wants it not to be shown; empty where it is active
 * @param sample whether the product made it up
 * @param count how often the product saw it; 0 where it does not say
 * @param firstSeen when the product first saw it, microseconds since 1970
 */
record Reported(
    String product, Optional<String> hidden, boolean sample, long count, long firstSeen) {

  /** Purposes of GuardDuty that are a tactic under another name. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "recon", "reconnaissance",
          "backdoor", "command-and-control",
          "trojan", "command-and-control",
          "unauthorized-access", "initial-access",
          "crypto-currency", "impact");

  /** Type, severity and title as the product gives them; the detector's where it gives none. */
  static Words words(Detector detector, Event event, FindingFields fields) {
    Detector.Declaration declaration = detector.finding();
    Function<String, String> value = name -> first(fields.values(event, name));
    String title = value.apply(ReportedFields.TITLE);
    return new Words(
        type(value.apply(ReportedFields.TYPE)).orElse(declaration.type()),
        severity(value.apply(ReportedFields.SEVERITY)).orElse(declaration.severity()),
        Template.literal(title.isEmpty() ? detector.document().title() : cut(title)),
        Template.literal(value.apply(ReportedFields.PRODUCT) + " reports: " + cut(title)),
        declaration.circumstances());
  }

  /** The tactic that the purpose of a type names; none where it names another thing. */
  static List<String> tactics(FindingType type) {
    String purpose = Tactics.purpose(type);
    String tactic = OTHER_NAMES.getOrDefault(purpose, purpose);
    return Tactics.ORDER.contains(tactic) ? List.of(tactic) : List.of();
  }

  /** What else it says. */
  static Reported of(Sighting sighting) {
    String product = sighting.value(ReportedFields.PRODUCT);
    String state = sighting.value(ReportedFields.STATE);
    return new Reported(
        product,
        state.isEmpty() || state.equals(ReportedFields.ACTIVE)
            ? Optional.empty()
            : Optional.of(state + " in " + product),
        sighting.value(ReportedFields.SAMPLE).equals("true"),
        count(sighting.value(ReportedFields.COUNT)),
        time(sighting.value(ReportedFields.FIRST_SEEN)));
  }

  static Reported read(DataInput in) throws IOException {
    String product = Texts.read(in);
    String hidden = Texts.read(in);
    return new Reported(
        product,
        hidden.isEmpty() ? Optional.empty() : Optional.of(hidden),
        in.readBoolean(),
        in.readLong(),
        in.readLong());
  }

  void write(DataOutput out) throws IOException {
    Texts.write(product, out);
    Texts.write(hidden.orElse(""), out);
    out.writeBoolean(sample);
    out.writeLong(count);
    out.writeLong(firstSeen);
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.get(0);
  }

  /** Titles of ours end without a full stop; what shows them puts one. */
  private static String cut(String text) {
    String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return Template.cut(plain, Template.LONGEST_VALUE);
  }

  private static Optional<FindingType> type(String text) {
    try {
      return Optional.of(FindingType.parse(text));
    } catch (IllegalArgumentException notOurGrammar) {
      return Optional.empty();
    }
  }

  private static Optional<Severity> severity(String text) {
    try {
      return Optional.of(new Severity(Math.max(1, Math.min(10, Double.parseDouble(text)))));
    } catch (IllegalArgumentException noNumber) {
      return Optional.empty();
    }
  }

  private static long count(String text) {
    return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
  }

  private static long time(String text) {
    try {
      return Micros.of(Instant.parse(text));
    } catch (DateTimeException | ArithmeticException notSaid) {
      return Event.NO_TIME;
    }
  }
}
