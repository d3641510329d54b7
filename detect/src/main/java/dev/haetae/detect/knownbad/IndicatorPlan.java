package dev.haetae.detect.knownbad;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.owner.InterfaceOwner;
import dev.haetae.detect.state.StateCell;
import java.util.List;
import java.util.Set;

/**
 * The mechanism with the parameters of one file.
 *
 * @param watched the fields that are looked up
 * @param categories what a value must be listed for; the first that holds is told
 * @param confidence how sure a list must be
 */
record IndicatorPlan(List<Watched> watched, List<Category> categories, int confidence)
    implements Plan {

  static final String VALUE = "indicator.value";
  static final String ENTRY = "indicator.entry";
  static final String FIELD = "indicator.field";
  static final String CATEGORY = "indicator.category";
  static final String LIST = "indicator.list";
  static final String LISTS = "indicator.lists";
  static final String SOURCE = "indicator.source";
  static final String CONFIDENCE = "indicator.confidence";
  static final String LABEL = "indicator.label";

  IndicatorPlan {
    watched = List.copyOf(watched);
    categories = List.copyOf(categories);
  }

  /** A field, and what its values are. */
  record Watched(String field, IndicatorKind kind) {}

  @Override
  public List<String> texts() {
    return watched.stream().map(Watched::field).toList();
  }

  @Override
  public Set<String> tells() {
    return Set.of(
        VALUE,
        ENTRY,
        FIELD,
        CATEGORY,
        LIST,
        LISTS,
        SOURCE,
        CONFIDENCE,
        LABEL,
        InterfaceOwner.KIND,
        InterfaceOwner.NAME,
        InterfaceOwner.WHAT);
  }

  @Override
  public List<StateCell<?>> cells() {
    return List.of();
  }

  @Override
  public List<String> blindness(Surroundings surroundings) {
    return surroundings.indicators().blindness();
  }

  @Override
  public Watcher watcher(Layout layout, Surroundings surroundings) {
    return new IndicatorWatcher(this, layout, surroundings);
  }
}
