package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.Expression;
import dev.haetae.detect.sigma.Header;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.LogSource;
import dev.haetae.model.event.ValueKind;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small log, a detector of it, and what keeps its events. */
public final class Samples {
  private Samples() {}

  static final FieldCatalog CATALOG =
      new FieldCatalog() {
        @Override
        public String log() {
          return "cloudtrail";
        }

        @Override
        public String title() {
          return "AWS CloudTrail";
        }

        @Override
        public List<LogSource> sources() {
          return List.of();
        }

        @Override
        public List<Field> fields() {
          return List.of();
        }

        @Override
        public Optional<String> path(String name) {
          return name.equals("nosuch") ? Optional.empty() : Optional.of(name);
        }

        @Override
        public Map<EntityKind, List<String>> entities() {
          return Map.of(
              EntityKind.PRINCIPAL, List.of("issuer", "arn"),
              EntityKind.SESSION, List.of("session"),
              EntityKind.ACCESS_KEY, List.of("key"),
              EntityKind.ADDRESS, List.of("address"),
              EntityKind.RESOURCE, List.of("trail", "bucket"));
        }
      };

  /** Evidence on the heap. */
  public static final class HeapStore implements EvidenceStore {
    private final List<Occurrence> occurrences = new ArrayList<>();

    @Override
    public long keep(Event event) {
      return keep(
          new Occurrence(event.id(), event.time(), event.log(), event.place(), event.raw().text()));
    }

    @Override
    public long keep(Occurrence occurrence) {
      occurrences.add(occurrence);
      return occurrences.size() - 1L;
    }

    @Override
    public Occurrence occurrence(long number) {
      return occurrences.get((int) number);
    }

    @Override
    public void close() {}
  }

  private static SigmaRule rule(String title, List<String> tags) {
    Header header =
        new Header(
            "0b6f0000-0000-4000-8000-000000000001",
            Optional.empty(),
            title,
            "",
            "stable",
            "high",
            tags,
            List.of());
    LogSource source =
        new LogSource(Optional.of("aws"), Optional.empty(), Optional.of("cloudtrail"), Map.of());
    return new SigmaRule(header, source, Map.of(), NOT_ASKED);
  }

  /** Which case holds is told by the caller; its condition is never looked at here. */
  private static final Expression NOT_ASKED = new Expression.And(List.of());

  static final Detector.Case FAILED =
      new Detector.Case(
          "failed",
          NOT_ASKED,
          Optional.empty(),
          Optional.of(new Severity(2)),
          Optional.of("Tried by {arn}"),
          Optional.of("{arn} tried to switch off {trail}"),
          Detector.Circumstances.NONE,
          Detector.FoundWhen.ALWAYS);

  static final Detector.Case OUT_OF_PLACE =
      new Detector.Case(
          "faint",
          NOT_ASKED,
          Optional.of(FindingType.parse("Exfiltration:IAMUser/CloudTrailLoggingDisabled")),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Detector.Circumstances.NONE,
          Detector.FoundWhen.OUT_OF_PLACE);

  static final Detector.Case FAILED_AS_OTHER_TYPE =
      new Detector.Case(
          "failed",
          NOT_ASKED,
          Optional.of(FindingType.parse("Stealth:IAMUser/CloudTrailLoggingDisableFailed")),
          Optional.of(new Severity(2)),
          Optional.empty(),
          Optional.empty(),
          Detector.Circumstances.NONE,
          Detector.FoundWhen.ALWAYS);

  static Detector detector(String... identity) {
    return detector(List.of(identity), Map.of("CloudTrailTrail", "trail"));
  }

  static Detector detector(List<String> identity, Map<String, String> resources) {
    return detector(
        identity, resources, List.of("attack.defense_evasion", "attack.t1562.008", "attack.g0016"));
  }

  static Detector detector(
      List<String> identity, Map<String, String> resources, List<String> tags) {
    return detector(identity, resources, tags, new Severity(8), Detector.Circumstances.NONE);
  }

  /** One of this severity, and of another where the caller is as always. */
  static Detector detector(Severity severity, Severity familiar) {
    return detector(
        List.of("arn"),
        Map.of(),
        List.of(),
        severity,
        bending(Optional.of(familiar), Optional.empty(), Optional.empty()));
  }

  /** One that tells of a role, in field {@code trail}, and of the accounts let in to it. */
  static Detector roleMade() {
    Detector plain = detector(List.of("arn"), Map.of("IAMRole", "trail"));
    Detector.Declaration finding = plain.finding();
    return new Detector(
        plain.file(),
        plain.document(),
        plain.status(),
        new Detector.Declaration(
            finding.type(),
            finding.severity(),
            finding.identity(),
            finding.resources(),
            "{arn} made {trail} for {haetae.foreignAccounts}",
            finding.why(),
            finding.otherwise(),
            finding.next(),
            finding.quiet(),
            List.of(),
            new Detector.Circumstances(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Severity(2)),
                Optional.empty()),
            Detector.Regions.EACH,
            false),
        plain.tests(),
        plain.watch());
  }

  /** One that tells Regions apart, or does not. */
  static Detector inRegions(Detector.Regions regions) {
    Detector plain = detector(List.of("arn"), Map.of());
    Detector.Declaration finding = plain.finding();
    return new Detector(
        plain.file(),
        plain.document(),
        plain.status(),
        new Detector.Declaration(
            finding.type(),
            finding.severity(),
            finding.identity(),
            finding.resources(),
            finding.says(),
            finding.why(),
            finding.otherwise(),
            finding.next(),
            finding.quiet(),
            List.of(),
            finding.circumstances(),
            regions,
            false),
        plain.tests(),
        plain.watch());
  }

  /** A Medium one, of this severity where the caller made the trail. */
  static Detector lowWhereOwn(String madeBy, Severity own) {
    return detector(
        List.of("arn", "trail"),
        Map.of("Trail", "trail"),
        List.of(),
        new Severity(5),
        new Detector.Circumstances(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Detector.Own(own, List.of(madeBy)))));
  }

  /** One that is Low, graver where the caller is strange, or is merely elsewhere. */
  static Detector lowButOutOfPlace(Optional<Severity> strange, Optional<Severity> elsewhere) {
    return detector(
        List.of("arn"),
        Map.of(),
        List.of(),
        new Severity(2),
        bending(Optional.empty(), strange, elsewhere));
  }

  /** A case that is at most this grave where the caller is familiar. */
  static Detector.Case lowWhereFamiliar(Severity familiar) {
    return new Detector.Case(
        "reversible",
        NOT_ASKED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        bending(Optional.of(familiar), Optional.empty(), Optional.empty()),
        Detector.FoundWhen.ALWAYS);
  }

  /** One of this severity, and of another where a person is on a journey. */
  static Detector lowOnJourney(Severity severity, Severity journey) {
    return detector(
        List.of("arn"),
        Map.of(),
        List.of(),
        severity,
        new Detector.Circumstances(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(journey),
            Optional.empty(),
            Optional.empty()));
  }

  private static Detector.Circumstances bending(
      Optional<Severity> familiar, Optional<Severity> strange, Optional<Severity> elsewhere) {
    return new Detector.Circumstances(
        familiar, strange, elsewhere, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Detector detector(
      List<String> identity,
      Map<String, String> resources,
      List<String> tags,
      Severity severity,
      Detector.Circumstances circumstances) {
    return new Detector(
        "trail.yml",
        rule("CloudTrail logging was {switched} off", tags),
        Detector.Status.STABLE,
        new Detector.Declaration(
            FindingType.parse("Stealth:IAMUser/CloudTrailLoggingDisabled"),
            severity,
            identity,
            resources,
            "{arn} switched off {trail|nosuch}",
            "Nothing that follows is recorded.",
            List.of("A planned migration"),
            List.of("Start the trail again"),
            Duration.ofDays(14),
            List.of(FAILED, FAILED_AS_OTHER_TYPE),
            circumstances,
            Detector.Regions.EACH,
            false),
        new Detector.Tests(List.of(), List.of(), List.of(), List.of()),
        Optional.empty());
  }

  static long time(String iso) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(iso));
  }

  /** An event with the fields given as {@code name, value} pairs. */
  static Event event(long time, String id, String... fields) {
    FieldSelection.Builder selection = new FieldSelection.Builder();
    FindingFields.paths(detector("arn", "trail"), CATALOG).forEach(selection::add);
    Event event = new Event("cloudtrail", selection.build(), (e, field, path, writer) -> {});
    byte[] bytes = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
    event.writer().begin("a.json", 1);
    event.writer().raw(bytes, 0, bytes.length);
    event.writer().id(bytes, 7, 7 + id.getBytes(StandardCharsets.UTF_8).length);
    event.writer().time(time);
    event.writer().account("111122223333");
    event.writer().region("eu-west-1");
    for (int i = 0; i < fields.length; i += 2) {
      int field = event.selection().number(fields[i]);
      event.writer().add(field, ValueKind.STRING, fields[i + 1]);
    }
    return event;
  }
}
