package dev.haetae.detect.baseline;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A baseline with the parameters of one file.
 *
 * @param aspects each after the one it is compared within
 * @param threshold from how many bits on it is sure that something is unusual
 * @param faint from how many bits on it is told at all
 * @param firsts so many values of the first aspect that a principal never had before are what is
 *     found, where they come within one hour; 0 where what is found is what scores enough
 * @param unusual an aspect so rare is named as unusual, and so rare must be what was done; the
 *     chance, 0 to 1
 * @param after how long an account is watched before anything is found
 */
record BaselinePlan(
    Named named,
    List<Aspect> aspects,
    double threshold,
    double faint,
    int firsts,
    double unusual,
    Duration after,
    BaselineCells state)
    implements Plan {

  /**
   * The fields that are no aspects.
   *
   * @param who the principal, the first that has something
   * @param peers what those have in common who are alike
   * @param tactic service and operation; empty where the log is not one of API calls
   */
  record Named(List<String> who, List<String> peers, List<String> tactic) {}

  @Override
  public Delivery delivery() {
    return Delivery.FIRST_OF_HOUR;
  }

  @Override
  public List<String> texts() {
    List<String> texts = new ArrayList<>(named.who());
    texts.addAll(named.peers());
    texts.addAll(named.tactic());
    aspects.forEach(aspect -> texts.addAll(aspect.fields()));
    return texts;
  }

  @Override
  public Set<String> tells() {
    return Set.of(
        "baseline.unusual",
        "baseline.compared",
        "baseline.tactic",
        "baseline.score",
        "baseline.firsts",
        "baseline.strength");
  }

  @Override
  public List<StateCell<?>> cells() {
    return state.all();
  }

  @Override
  public Watcher watcher(Layout layout, Surroundings surroundings) {
    return new BaselineWatcher(this, layout, surroundings.geography());
  }
}
