package dev.haetae.detect.baseline;

import dev.haetae.detect.baseline.BaselineCells.Watched;
import dev.haetae.detect.baseline.BaselineWatcher.Judged;
import dev.haetae.detect.baseline.BaselineWatcher.Level;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Phrase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What all aspects of an event amount to, in numbers and in words.
 *
 * @param levels the principal, its peers where it has any, its account
 */
record Verdict(BaselinePlan plan, List<Judged> judged, Watched watched, List<Level> levels) {

  /** A principal that acted in so many hours is half known: a working day or three of calls. */
  private static final double ENOUGH_HOURS = 6;

  /**
   * So many bits more a principal needs who has no past of its own. Who comes anew is new in
   * several aspects for one reason (a new pipeline has its own role, program and services), so that
   * these are not as independent as the sum takes them to be.
   */
  static final double STRANGER_BITS = 4;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The hit, where it is unusual enough. */
  Optional<Hit> hit(long time, StateStore.Members<String> names) {
    double bits = bits();
    if (bits < faint() || chanceOfAct() > plan.unusual()) {
      return Optional.empty();
    }
    Hit hit =
        Hit.since(time)
            .value("baseline.unusual", unusual())
            .value("baseline.compared", compared())
            .value("baseline.score", decimal(bits))
            .value("baseline.strength", bits < threshold() ? "faint" : "sure")
            .baseline("score", decimal(bits) + " bits")
            .baseline("threshold", decimal(needed(bits)) + " bits")
            .baseline("compared with", compared())
            .baseline("account observed", observed())
            .support(support(bits));
    for (Judged each : byRarity()) {
      if (each.chance() <= plan.unusual()) {
        hit = hit.baseline(each.aspect().name(), words(each, names));
      }
    }
    return Optional.of(hit);
  }

  private double threshold() {
    return plan.threshold() + ofStranger();
  }

  private double faint() {
    return plan.faint() + ofStranger();
  }

  private double ofStranger() {
    return ownHours() == 0 ? STRANGER_BITS : 0;
  }

  /** The higher of the thresholds that so many bits reach. */
  private double needed(double bits) {
    return bits < threshold() ? faint() : threshold();
  }

  private int ownHours() {
    return levels.get(0).habits().activeHoursBefore(watched.latest());
  }

  /** How rare all of it is together; no more than the sum of the parts, which costs less. */
  private double bits() {
    double sum = judged.stream().mapToDouble(each -> Rarity.bits(each.chance())).sum();
    if (sum < faint()) {
      return sum;
    }
    Rarity together = Rarity.NONE;
    for (Judged each : judged) {
      together =
          together.plus(
              BaselineWatcher.spread(each.aspect(), each.key(), levels, watched.latest()));
    }
    return Rarity.bits(together.chanceOf(sum));
  }

  private double chanceOfAct() {
    return judged.stream()
        .filter(each -> each.aspect().isAct())
        .mapToDouble(Judged::chance)
        .reduce(1, (left, right) -> left * right);
  }

  private List<Judged> byRarity() {
    List<Judged> sorted = new ArrayList<>(judged);
    sorted.sort(Comparator.comparingDouble(Judged::chance));
    return sorted;
  }

  private String unusual() {
    List<String> parts =
        byRarity().stream()
            .filter(each -> each.chance() <= plan.unusual())
            .map(each -> each.aspect().name() + " " + each.value())
            .toList();
    return String.join(", ", parts);
  }

  private String compared() {
    Habits own = levels.get(0).habits();
    int hours = ownHours();
    if (hours == 0) {
      return "its peers and its account, for it has no past of its own";
    }
    return "its own " + Phrase.count(hours, "hour") + " since " + minute(own.since());
  }

  private Support support(double bits) {
    int own = ownHours();
    Support history =
        own > 0
            ? ofPast(own)
            : Support.ofHistory(
                watched.hours() / 2.0,
                ENOUGH_HOURS,
                "no past of its own, only its peers' and the account's, of "
                    + Phrase.count(watched.hours(), "hour")
                    + " with events");
    return Support.ofMeasure(
            bits,
            needed(bits),
            "a score of " + decimal(bits) + " bits where " + decimal(needed(bits)) + " are needed")
        .and(history);
  }

  /** What stands behind a comparison with a principal's own past. */
  static Support ofPast(int hours) {
    return Support.ofHistory(
        hours,
        ENOUGH_HOURS,
        "the principal's past of " + Phrase.count(hours, "hour") + " with events");
  }

  private String observed() {
    return Phrase.count(watched.hours(), "hour") + " with events since " + minute(watched.since());
  }

  static String minute(int hour) {
    return MINUTE.format(Instant.ofEpochSecond(hour * 3600L));
  }

  private String words(Judged judged, StateStore.Members<String> names) {
    List<String> usual = new ArrayList<>();
    for (long key : BaselineWatcher.usual(judged, levels, watched.latest())) {
      usual.add(names.get(Long.toHexString(key)).orElse("one whose name was not kept"));
    }
    return judged.value()
        + " (one in "
        + oneIn(judged.chance())
        + ", "
        + newTo(judged.standings())
        + "); usual: "
        + (usual.isEmpty() ? "nothing yet" : String.join(", ", usual));
  }

  private static String oneIn(double chance) {
    return String.format(Locale.ROOT, "%,d", Math.round(Math.min(1 / chance, 1e15)));
  }

  private static String newTo(List<Habits.Standing> standings) {
    boolean isNewToPrincipal = standings.get(0).isNew();
    boolean isNewToAll = standings.get(standings.size() - 1).isNew();
    if (isNewToAll) {
      return "new to the account";
    }
    return isNewToPrincipal ? "new to the principal" : "rare";
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
