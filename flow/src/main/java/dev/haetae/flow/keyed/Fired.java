package dev.haetae.flow.keyed;

import dev.haetae.detect.mechanism.Hit;
import java.util.Comparator;
import java.util.List;

/**
 * A detector fired, at this event; waits to be put in order and made a finding of.
 *
 * @param route where it was judged; of a family of correlations, the number of the one that fired
 * @param selected the event at which it fired
 * @param hit since when, what it tells or what it is grouped by, what was measured, and the numbers
 *     of the evidence
 * @param evidence the events of those numbers, the one at which it fired left out
 */
public record Fired(Route route, Selected selected, Hit hit, List<KeyedEvidence.Kept> evidence) {
  /**
   * By the event, then by the detector; what one detector said of one event must stay in the order
   * it was said in.
   */
  public static final Comparator<Fired> ORDER =
      Comparator.comparing(Fired::selected, Selected.ORDER)
          .thenComparing(fired -> fired.route().kind())
          .thenComparingInt(fired -> fired.route().number());

  /** Copies the list. */
  public Fired {
    evidence = List.copyOf(evidence);
  }
}
