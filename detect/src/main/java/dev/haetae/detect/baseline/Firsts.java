package dev.haetae.detect.baseline;

import dev.haetae.detect.baseline.BaselineCells.Watched;
import dev.haetae.detect.baseline.BaselineWatcher.Judged;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many things a principal did within one hour that it never did before. Each alone may be
 * ordinary; so many at once are not, for one whose habits are settled: of whom something new is met
 * in fewer than one hour of twenty.
 *
 * @param judged the first aspect of what was done now
 * @param own the habits of the principal, with what this hour brought before it
 */
record Firsts(BaselinePlan plan, Judged judged, Watched watched, Habits own) {
  private static final int SHOWN = 12;

  /** The hit, where there are enough of them. */
  Optional<Hit> hit(long time, StateStore.Members<String> names) {
    Habits.Standing standing = judged.standings().get(0);
    if (!standing.isNew() || standing.tail() > plan.unusual()) {
      return Optional.empty();
    }
    List<Long> others = own.otherFirsts(watched.latest(), judged.key());
    int firsts = others.size() + 1;
    if (firsts < plan.firsts()) {
      return Optional.empty();
    }
    int hours = own.activeHoursBefore(watched.latest());
    String compared =
        "its own " + Phrase.count(hours, "hour") + " since " + Verdict.minute(own.since());
    String count = String.valueOf(firsts);
    String named = named(others, names);
    return Optional.of(
        Hit.sinceHour(watched.latest())
            .value("baseline.unusual", named)
            .value("baseline.compared", compared)
            .value("baseline.firsts", count)
            .baseline("new within the hour", count)
            .baseline("threshold", String.valueOf(plan.firsts()))
            .baseline("compared with", compared)
            .baseline("new", named)
            .support(Verdict.ofPast(hours)));
  }

  private String named(List<Long> others, StateStore.Members<String> names) {
    return Stream.concat(
            Stream.of(judged.value()),
            others.stream().flatMap(key -> names.get(Long.toHexString(key)).stream()))
        .sorted()
        .limit(SHOWN)
        .collect(Collectors.joining(", "));
  }
}
