package dev.haetae.detect.correlation;

import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Event;
import dev.haetae.model.FieldCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs correlations over matches that come in order of time. What it remembers lies in a {@link
 * StateStore} alone, so that it can be stopped and gone on with at any event.
 *
 * <p>Where a group's condition holds, each further match is a hit too, with only the evidence that
 * is new; so a finding grows for as long as the thing goes on. To a correlation of correlations
 * only the beginning counts: a burst of a thousand is one burst.
 */
public final class CorrelationEngine {
  private final List<GroupedCorrelation> correlations = new ArrayList<>();
  private final long[] matched;
  private long withoutTime;

  /**
   * An engine.
   *
   * @param plans correlations, those that others are made of before them
   * @param catalogs of the logs events come from
   * @param store where their windows are kept; it knows the {@link #cells} of the plans
   */
  public CorrelationEngine(
      List<CorrelationPlan> plans, List<FieldCatalog> catalogs, StateStore store) {
    EventFields fields = new EventFields(catalogs);
    for (CorrelationPlan plan : plans) {
      correlations.add(new GroupedCorrelation(plan, fields, store));
    }
    this.matched = new long[plans.size()];
  }

  /** The state that correlations need, for the store to be made with. */
  public static List<StateCell<?>> cells(List<CorrelationPlan> plans) {
    List<StateCell<?>> cells = new ArrayList<>();
    plans.forEach(plan -> cells.addAll(Window.Cells.of(plan.correlation()).all()));
    return cells;
  }

  /**
   * Takes the next event.
   *
   * @param event with the paths the plans ask for; not earlier than the one before
   * @param evidence the number it can be shown by later
   * @param rules the rules it matches, by their place in the list that was compiled
   */
  public void accept(Event event, long evidence, int[] rules, Consumer<CorrelationHit> hits) {
    if (event.time() == Event.NO_TIME) {
      withoutTime++;
      return;
    }
    for (int number = 0; number < matched.length; number++) {
      matched[number] = correlations.get(number).matched(rules);
    }
    for (int number = 0; number < matched.length; number++) {
      GroupedCorrelation correlation = correlations.get(number);
      if (matched[number] != 0) {
        int inner = number;
        correlation
            .accept(event, evidence, matched[number])
            .ifPresent(hit -> report(hit, inner, hits));
      }
    }
  }

  private void report(CorrelationHit hit, int inner, Consumer<CorrelationHit> hits) {
    if (correlations.get(inner).alone()) {
      hits.accept(hit);
    }
    if (hit.begins()) {
      for (int outer = inner + 1; outer < matched.length; outer++) {
        matched[outer] |= correlations.get(outer).madeOf(inner);
      }
    }
  }

  /** Matches that were given up because their group had too many. */
  public long dropped() {
    return correlations.stream().mapToLong(GroupedCorrelation::dropped).sum();
  }

  /** Events that could not be placed because they have no time. */
  public long withoutTime() {
    return withoutTime;
  }
}
