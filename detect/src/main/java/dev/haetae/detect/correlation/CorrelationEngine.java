package dev.haetae.detect.correlation;

import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Runs correlations over matches that come in order of time. What it remembers lies in a {@link
 * StateStore} alone, so that it can be stopped and gone on with at any event.
 *
 * <p>Where a group's condition holds, each further match is a hit too, with only the evidence that
 * is new; so a finding grows for as long as the thing goes on. To a correlation of correlations
 * only the beginning counts: a burst of a thousand is one burst. But where such a correlation asks
 * what came with or after what, a burst that goes on is still there: passwords may be tried for
 * days before one is right.
 */
public final class CorrelationEngine {
  private final List<GroupedCorrelation> correlations = new ArrayList<>();

  private final SourceUses uses;
  private final Families families;
  private final SourceBits matched;
  private final SourceBits continued;

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
    this.uses = new SourceUses(plans);
    this.families = new Families(plans);
    this.matched = new SourceBits(plans.size());
    this.continued = new SourceBits(plans.size());
  }

  /**
   * The state of one family of correlations.
   *
   * @param family as {@link CorrelationGroups.Key#family} numbers it
   */
  public static List<StateCell<?>> cells(List<CorrelationPlan> plans, int family) {
    Families families = new Families(plans);
    List<CorrelationPlan> members = new ArrayList<>();
    for (int number = 0; number < plans.size(); number++) {
      if (families.of(number) == family) {
        members.add(plans.get(number));
      }
    }
    return cells(members);
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
      return;
    }
    accept(event, evidence, rules, family -> true, key -> true, hits);
  }

  /**
   * Takes the next event of a key in, for what is kept under that key alone.
   *
   * @param at one of the {@link CorrelationGroups#keys} of the event
   */
  public void accept(
      Event event,
      long evidence,
      int[] rules,
      CorrelationGroups.Key at,
      Consumer<CorrelationHit> hits) {
    boolean nested = families.isNested(at.family());
    accept(
        event,
        evidence,
        rules,
        family -> family == at.family(),
        key -> nested || key.equals(at.key()),
        hits);
  }

  private void accept(
      Event event,
      long evidence,
      int[] rules,
      IntPredicate ofFamily,
      Predicate<String> ofGroup,
      Consumer<CorrelationHit> hits) {
    for (int rule : rules) {
      for (SourceUses.Use use : uses.ofRule(rule)) {
        if (ofFamily.test(families.of(use.correlation()))) {
          matched.add(use.correlation(), use.sources());
        }
      }
    }
    for (int number = next(0); number >= 0; number = next(number + 1)) {
      long begun = matched.take(number);
      long known = continued.take(number) & ~begun;
      for (CorrelationHit hit :
          correlations.get(number).accept(event, evidence, begun | known, known, ofGroup)) {
        report(hit, number, hits);
      }
    }
  }

  /** The next correlation that an event is taken in by; those made of others come after them. */
  private int next(int from) {
    int begun = matched.next(from);
    int known = continued.next(from);
    return begun < 0 || known < 0 ? Math.max(begun, known) : Math.min(begun, known);
  }

  private void report(CorrelationHit hit, int inner, Consumer<CorrelationHit> hits) {
    if (correlations.get(inner).alone()) {
      hits.accept(hit);
    }
    SourceBits met = hit.begins() ? matched : continued;
    for (SourceUses.Use outer : uses.ofCorrelation(inner)) {
      if (hit.begins() || outer.temporal()) {
        met.add(outer.correlation(), outer.sources());
      }
    }
  }

  /** Matches that were given up because their group had too many. */
  public long dropped() {
    return correlations.stream().mapToLong(GroupedCorrelation::dropped).sum();
  }
}
