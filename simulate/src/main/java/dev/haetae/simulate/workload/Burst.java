package dev.haetae.simulate.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls that belong together: what a page of the console asks, what a deployment does.
 *
 * @param gapMillis the longest pause between two of its calls
 */
record Burst(String name, int gapMillis, List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile("([\\w-]+:\\w+)(?:\\*(\\d+))?(?:\\?([\\d.]+))?(?:!([\\w.-]+))?");

  /**
   * One call of a burst.
   *
   * @param most how often at most; at least once
   * @param probability that it is made at all
   * @param error the code it fails with, {@code -} for none, empty where it succeeds
   */
  record Step(String call, int most, double probability, String error) {

    /**
     * Reads {@code service:Name*most?probability!Error}, all but the name optional.
     *
     * @throws IllegalArgumentException where it is written otherwise
     */
    static Step parse(String text) {
      Matcher matcher = STEP.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "step \"" + text + "\": expected service:Name*most?probability!Error");
      }
      return new Step(
          matcher.group(1),
          matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)),
          matcher.group(3) == null ? 1 : Double.parseDouble(matcher.group(3)),
          matcher.group(4) == null ? "" : matcher.group(4));
    }
  }

  /** Reads a burst as it stands in {@code workloads.json}. */
  static Burst read(String name, JsonNode node) {
    List<Step> steps = new ArrayList<>();
    node.path("calls").forEach(step -> steps.add(Step.parse(step.asText())));
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("burst \"" + name + "\": expected calls");
    }
    return new Burst(name, node.path("gapMillis").asInt(300), List.copyOf(steps));
  }

  /** How many calls it makes on average. */
  double size() {
    return steps.stream().mapToDouble(step -> step.probability() * (1 + step.most()) / 2.0).sum();
  }
}
