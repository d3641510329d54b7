package dev.haetae.detect.correlation;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says under which keys correlations take an event in, so that events of one key can be taken in
 * order without regard to those of others. A correlation that is made of no other has a key for
 * each group. Correlations made of each other are one family, which has one key.
 */
public final class CorrelationGroups {
  private final List<Grouping> groupings = new ArrayList<>();
  private final SourceUses uses;
  private final Families families;

  /**
   * Groups.
   *
   * @param plans correlations, those that others are made of before them
   * @param catalogs of the logs events come from
   */
  public CorrelationGroups(List<CorrelationPlan> plans, List<FieldCatalog> catalogs) {
    EventFields fields = new EventFields(catalogs);
    plans.forEach(plan -> groupings.add(new Grouping(plan, fields)));
    this.uses = new SourceUses(plans);
    this.families = new Families(plans);
  }

  /**
   * A key.
   *
   * @param family number of a family of correlations
   * @param key the group of the one correlation in it; empty where there are several
   */
  public record Key(int family, String key) {}

  /** Whether a family has several members, each with groups of its own under the one key. */
  public boolean isNested(int family) {
    return families.isNested(family);
  }

  /**
   * The keys an event is taken in under.
   *
   * @param rules the rules it matches
   */
  public Set<Key> keys(Event event, int[] rules) {
    Set<Key> keys = new LinkedHashSet<>();
    if (event.time() == Event.NO_TIME) {
      return keys;
    }
    SourceBits matched = new SourceBits(groupings.size());
    for (int rule : rules) {
      uses.ofRule(rule).forEach(use -> matched.add(use.correlation(), use.sources()));
    }
    for (int number = matched.next(0); number >= 0; number = matched.next(number + 1)) {
      add(keys, event, number, matched.take(number));
    }
    return keys;
  }

  private void add(Set<Key> keys, Event event, int number, long sources) {
    int family = families.of(number);
    if (families.isNested(family)) {
      keys.add(new Key(family, ""));
      return;
    }
    Grouping grouping = groupings.get(number);
    for (int position : grouping.positions(sources)) {
      grouping
          .group(event, position)
          .ifPresent(group -> keys.add(new Key(family, Grouping.key(group))));
    }
  }
}
