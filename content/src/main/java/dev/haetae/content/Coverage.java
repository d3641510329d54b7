package dev.haetae.content;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.finding.FindingType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which finding types of GuardDuty detectors raise, and how they come to their verdict.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-active.html">
 *     GuardDuty finding types</a>
 */
public final class Coverage {
  private static final String TYPES = "coverage/guardduty.tsv";
  private static final String OPEN = "coverage/guardduty-open.txt";
  private static final int COLUMNS = 6;

  private Coverage() {}

  /** How a type is noticed, or why no log can show it; in the order a table has. */
  public enum Mechanism {
    RULE,
    THRESHOLD,
    BASELINE,
    LIST,
    MODEL,
    CORRELATION,
    RUNTIME,
    MALWARE_SCAN;

    /** As people read it: {@code malware scan}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Mechanism of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
  }

  /**
   * A finding type of GuardDuty.
   *
   * @param name {@code Recon:EC2/Portscan}
   * @param active whether GuardDuty still makes such findings
   * @param log what GuardDuty reads for it
   * @param mechanism how it can be noticed
   * @param lists what it must be listed as, where a list tells; empty otherwise
   * @param note the substitute for a log nobody else gets, or why no log can show it
   */
  public record Type(
      String name, boolean active, String log, Mechanism mechanism, String lists, String note) {

    /** Whether logs can show it. */
    public boolean isVisible() {
      return mechanism != Mechanism.RUNTIME && mechanism != Mechanism.MALWARE_SCAN;
    }
  }

  /**
   * How a type stands.
   *
   * @param by the detectors that raise it; none where nobody does
   */
  public record Row(Type type, List<Detector> by) {

    /** How its first detector notices it; without one, how it could be noticed. */
    public Mechanism mechanism() {
      return by.isEmpty() ? type.mechanism() : Coverage.mechanism(by.get(0));
    }

    /** What it must be listed as, where its detector looks at lists. */
    public String lists() {
      return mechanism() == Mechanism.LIST ? type.lists() : "";
    }

    /** The detector, or why there is none. */
    public String coveredBy() {
      if (!by.isEmpty()) {
        return by.get(0).document().title();
      }
      return type.isVisible() ? "-" : type.note();
    }
  }

  /** Every type, active and retired. */
  public static List<Type> types() {
    return Content.text(TYPES).lines().skip(1).map(Coverage::type).toList();
  }

  private static Type type(String line) {
    String[] cells = line.split("\t", COLUMNS);
    return new Type(
        cells[0], cells[1].equals("active"), cells[2], Mechanism.of(cells[3]), cells[4], cells[5]);
  }

  /** The active types that logs show and no detector of ours raises yet. */
  public static List<String> open() {
    return Content.text(OPEN)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** How every type stands with these detectors, by mechanism and name. */
  public static List<Row> of(List<Detector> detectors) {
    return types().stream()
        .map(type ->
            new Row(
                type,
                detectors.stream().filter(detector -> raises(detector, type.name())).toList()))
        .sorted(Comparator.comparing(Row::mechanism).thenComparing(row -> row.type().name()))
        .toList();
  }

  private static boolean raises(Detector detector, String type) {
    return Stream.concat(
            Stream.of(detector.finding().type()),
            detector.finding().cases().stream().flatMap(each -> each.type().stream()))
        .map(FindingType::toString)
        .anyMatch(type::equals);
  }

  private static Mechanism mechanism(Detector detector) {
    if (detector.watch().isPresent()) {
      return Mechanism.of(detector.watch().get().mechanism().kind().name());
    }
    if (detector.document() instanceof SigmaRule) {
      return Mechanism.RULE;
    }
    return detector.document() instanceof SigmaCorrelation correlation && correlation.counts()
        ? Mechanism.THRESHOLD
        : Mechanism.CORRELATION;
  }
}
