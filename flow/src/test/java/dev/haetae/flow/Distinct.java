package dev.haetae.flow;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Fires when one key had more than so many distinct values: the least mechanism that needs state.
 */
@AutoService(Mechanism.class)
public final class Distinct implements Mechanism {
  @Override
  public String name() {
    return "distinct";
  }

  @Override
  public Kind kind() {
    return Kind.THRESHOLD;
  }

  @Override
  public String says() {
    return "More than so many values of a field.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    return new DistinctPlan(
        parameters.required("of", "what is counted"),
        parameters.required("by", "of whom it is counted"),
        parameters.whole("most", "so many are found", 3, 1, 100),
        parameters
                .word("told", "where it is counted", "each", Set.of("each", "hour"))
                .equals("hour")
            ? Plan.Delivery.FIRST_OF_HOUR
            : Plan.Delivery.EACH,
        new StateCell.OfMap<>(parameters.scope() + "/values", 1, Duration.ofDays(1), Codec.LONG),
        new StateCell.OfValue<>(
            parameters.scope() + "/evidence", 1, Duration.ofDays(1), EvidenceSample.CODEC));
  }

  private record DistinctPlan(
      String of,
      String by,
      long most,
      Plan.Delivery delivery,
      StateCell.OfMap<Long> values,
      StateCell.OfValue<EvidenceSample> evidence)
      implements Plan {
    @Override
    public List<String> texts() {
      return List.of(of, by);
    }

    @Override
    public Set<String> tells() {
      return Set.of("distinct.count", "distinct.told");
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(values, evidence);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      Layout.Text value = layout.text(of);
      Layout.Text key = layout.text(by);
      return new Watcher() {
        @Override
        public String key(Observation observation) {
          return key.of(observation);
        }

        @Override
        public void observe(Observation observation, Context context) {
          StateStore.Members<Long> seen = context.state().map(values);
          String name = value.of(observation);
          seen.put(name, seen.get(name).orElse(0L) + 1);
          StateStore.Value<EvidenceSample> kept = context.state().value(evidence);
          EvidenceSample sample = kept.get().orElseGet(EvidenceSample::new);
          sample.offer(context::evidence);
          kept.set(sample);
          if (seen.size() > most) {
            context.hit(
                Hit.since(observation.time())
                    .value("distinct.count", Integer.toString(seen.size()))
                    .value("distinct.told", Long.toString(sample.offered()))
                    .baseline("threshold", Long.toString(most))
                    .evidence(sample.numbers()));
          }
        }
      };
    }
  }
}
