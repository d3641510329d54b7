package dev.haetae.detect.rate;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import java.util.List;
import java.util.Set;

/**
 * The mechanism with the parameters of one file.
 *
 * @param by the fields whose values are told apart
 * @param except parts of such values that are left out
 * @param sum the numbers that are added up; none where events are counted
 * @param history what is remembered of each
 */
record RatePlan(
    List<String> by,
    List<String> except,
    List<String> sum,
    UnusualRate.Limits limits,
    StateCell.OfValue<RateHistory> history)
    implements Plan {
  static final String AMOUNT = "rate.amount";
  static final String EVENTS = "rate.events";
  static final String MOST = "rate.most";
  static final String USUAL = "rate.usual";

  RatePlan {
    by = List.copyOf(by);
    except = List.copyOf(except);
    sum = List.copyOf(sum);
  }

  @Override
  public List<String> texts() {
    return by;
  }

  @Override
  public List<String> numbers() {
    return sum;
  }

  @Override
  public Set<String> tells() {
    return Set.of(AMOUNT, EVENTS, MOST, USUAL);
  }

  @Override
  public List<StateCell<?>> cells() {
    return List.of(history);
  }

  @Override
  public Watcher watcher(Layout layout, Surroundings surroundings) {
    return new RateWatcher(this, layout);
  }
}
