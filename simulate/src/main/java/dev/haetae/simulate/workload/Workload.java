package dev.haetae.simulate.workload;

import dev.haetae.simulate.organization.Purpose;
import dev.haetae.simulate.text.Draw;
import java.util.List;
import java.util.Set;

/**
 * One kind of work: who does it, when, how much of it.
 *
 * @param share of the organisation's bulk of events; 0 where {@code perDay} says
 * @param perDay bursts a day of each caller, whatever the size of the organisation
 * @param purposes the accounts it happens in
 * @param choices its bursts
 * @param weights how often each burst happens, compared with the others
 */
record Workload(
    String name,
    String caller,
    Clock clock,
    double share,
    double perDay,
    Set<Purpose> purposes,
    List<Burst> choices,
    List<Double> weights) {

  Burst choose(Draw draw) {
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    double left = draw.unit() * total;
    for (int i = 0; i < choices.size(); i++) {
      left -= weights.get(i);
      if (left < 0) {
        return choices.get(i);
      }
    }
    return choices.get(choices.size() - 1);
  }

  /** How many calls a burst of this work makes on average. */
  double meanSize() {
    double calls = 0;
    double total = 0;
    for (int i = 0; i < choices.size(); i++) {
      calls += weights.get(i) * choices.get(i).size();
      total += weights.get(i);
    }
    return calls / total;
  }
}
