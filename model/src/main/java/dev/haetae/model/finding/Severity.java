package dev.haetae.model.finding;

import java.util.Locale;

/**
 * How much a finding matters, on GuardDuty's scale.
 *
 * @param score 1.0 to 10.0
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html">
 *     GuardDuty severity levels</a>
 */
public record Severity(double score) implements Comparable<Severity> {

  /** The bands of the scale, lowest first. */
  public enum Label {
    LOW(1.0, 2),
    MEDIUM(4.0, 5),
    HIGH(7.0, 8),
    CRITICAL(9.0, 9);

    private final double from;
    private final double usual;

    Label(double from, double usual) {
      this.from = from;
      this.usual = usual;
    }

    /** The lowest score of the band. */
    public double from() {
      return from;
    }

    /** The score a finding of this band has unless its detector knows better. */
    public Severity usual() {
      return new Severity(usual);
    }

    /** The word as shown: {@code Low}. */
    public String word() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses a score off the scale. */
  public Severity {
    if (!(score >= 1.0 && score <= 10.0)) {
      throw new IllegalArgumentException("severity " + score + " is not between 1.0 and 10.0");
    }
  }

  /** The band the score lies in. */
  public Label label() {
    Label label = Label.LOW;
    for (Label each : Label.values()) {
      if (score >= each.from) {
        label = each;
      }
    }
    return label;
  }

  @Override
  public int compareTo(Severity other) {
    return Double.compare(score, other.score);
  }
}
