package dev.haetae.detect;

import java.util.List;

/**
 * What a log of another product's findings tells of each, under the same names whatever the product
 * and the shape: the derived fields of such a format, and what a detector with {@code reported:
 * true} makes its findings of. Whoever joins signals into stories finds these findings among ours,
 * told apart by {@code Finding.reportedBy()}.
 */
public final class ReportedFields {
  /** The product that found it: {@code GuardDuty}. */
  public static final String PRODUCT = "haetae.finding.product";

  /** The product's id of the finding, the same in every shape it comes in. */
  public static final String ID = "haetae.finding.id";

  /** Its type, in the grammar of {@link dev.haetae.model.finding.FindingType}. */
  public static final String TYPE = "haetae.finding.type";

  /** Its severity, 1 to 10. */
  public static final String SEVERITY = "haetae.finding.severity";

  /** Its title. */
  public static final String TITLE = "haetae.finding.title";

  /**
   * {@code active}; {@code passed} where a control found nothing wrong; or why nobody needs to look
   * at it any more: {@code archived}, {@code suppressed}, {@code resolved}.
   */
  public static final String STATE = "haetae.finding.state";

  /** {@code true} where the product made it up as a sample. */
  public static final String SAMPLE = "haetae.finding.sample";

  /** How often the product saw it; absent where it does not say. */
  public static final String COUNT = "haetae.finding.count";

  /** When the product first saw it, as ISO 8601; absent where it does not say. */
  public static final String FIRST_SEEN = "haetae.finding.first_seen";

  /** The state of a finding somebody should look at. */
  public static final String ACTIVE = "active";

  /** All of them. */
  public static final List<String> ALL =
      List.of(PRODUCT, ID, TYPE, SEVERITY, TITLE, STATE, SAMPLE, COUNT, FIRST_SEEN);

  private ReportedFields() {}
}
