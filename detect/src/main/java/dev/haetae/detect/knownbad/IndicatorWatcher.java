package dev.haetae.detect.knownbad;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.Listing;
import dev.haetae.detect.indicator.Listings;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks up the watched fields. What is on no list at any time is sorted out before anything else is
 * done with it; only what is on one is held against the time of its event.
 */
final class IndicatorWatcher implements Watcher {

  /** Logs that tell several hashes write them as {@code SHA1=…,MD5=…}. */
  private static final Pattern AROUND_HASHES = Pattern.compile("[^0-9a-fA-F]+");

  private static final Pattern LINE = Pattern.compile("\n");

  private final IndicatorPlan plan;
  private final Surroundings surroundings;
  private final IndicatorLists lists;
  private final List<Layout.Text> texts;
  private final boolean any;

  /** What a value is listed for, and the listing that is told. */
  private record Found(IndicatorPlan.Watched watched, String value, Listing told, Listings all) {}

  IndicatorWatcher(IndicatorPlan plan, Layout layout, Surroundings surroundings) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.lists = surroundings.indicators();
    this.texts = plan.watched().stream().map(each -> layout.text(each.field())).toList();
    this.any = plan.categories().stream().anyMatch(lists::has);
  }

  @Override
  public boolean wants(Traits traits) {
    return any && find(traits, Long.MIN_VALUE).isPresent();
  }

  @Override
  public String key(Observation observation) {
    // Nothing is remembered.
    return "";
  }

  @Override
  public void observe(Observation observation, Context context) {
    // What has no time is held against what was ever listed.
    long time = observation.time() == Event.NO_TIME ? Long.MIN_VALUE : observation.time();
    find(observation.traits(), time).ifPresent(found -> context.hit(hit(found, observation)));
  }

  private Optional<Found> find(Traits traits, long time) {
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).of(traits);
      if (!text.isEmpty()) {
        Optional<Found> found = find(plan.watched().get(i), text, time);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Found> find(IndicatorPlan.Watched watched, String text, long time) {
    if (watched.kind() == IndicatorKind.HASH) {
      return findFirst(watched, AROUND_HASHES.split(text), time);
    }
    return text.indexOf('\n') < 0
        ? look(watched, text, time)
        : findFirst(watched, LINE.split(text), time);
  }

  private Optional<Found> findFirst(IndicatorPlan.Watched watched, String[] values, long time) {
    for (String value : values) {
      Optional<Found> found = look(watched, value, time);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Found> look(IndicatorPlan.Watched watched, String value, long time) {
    Listings all = lists.of(watched.kind(), value, time);
    if (all.equals(Listings.NONE)) {
      return Optional.empty();
    }
    boolean own =
        watched.kind() == IndicatorKind.ADDRESS && surroundings.environment().isOwnAddress(value);
    return own
        ? Optional.empty()
        : told(all.threats()).map(listing -> new Found(watched, value, listing, all));
  }

  /** Of the categories in the order of the file the first, and of its listings the surest. */
  private Optional<Listing> told(List<Listing> threats) {
    for (Category category : plan.categories()) {
      Optional<Listing> best = Optional.empty();
      for (Listing each : threats) {
        if (each.indicator().category() == category
            && each.indicator().confidence()
                >= best.map(listing -> listing.indicator().confidence() + 1)
                    .orElse(plan.confidence())) {
          best = Optional.of(each);
        }
      }
      if (best.isPresent()) {
        return best;
      }
    }
    return Optional.empty();
  }

  private static Hit hit(Found found, Observation observation) {
    Listing told = found.told();
    String confidence = Integer.toString(told.indicator().confidence());
    Hit hit =
        Hit.since(observation.time())
            .value(IndicatorPlan.VALUE, found.value())
            .value(IndicatorPlan.ENTRY, told.indicator().value())
            .value(IndicatorPlan.FIELD, found.watched().field())
            .value(IndicatorPlan.CATEGORY, told.indicator().category().word())
            .value(IndicatorPlan.LIST, told.list())
            .value(IndicatorPlan.LISTS, names(found.all()))
            .value(IndicatorPlan.SOURCE, told.source())
            .value(IndicatorPlan.CONFIDENCE, confidence)
            .baseline("listed on", names(found.all()))
            .baseline("listed as", told.indicator().value())
            .baseline("source", told.source())
            .support(
                new Support(
                    told.indicator().confidence() / 100.0,
                    "what " + told.list() + " says of how sure it is"));
    if (told.indicator().expires() != Indicator.NEVER) {
      hit = hit.baseline("listed until", day(told.indicator().expires()));
    }
    String label = told.indicator().label();
    return label.isEmpty() ? hit : hit.value(IndicatorPlan.LABEL, label).baseline("called", label);
  }

  private static String day(long micros) {
    return LocalDate.ofEpochDay(Micros.day(micros)).toString();
  }

  /** {@code feodo (c2), ours (threat)}. */
  private static String names(Listings listings) {
    Set<String> names = new LinkedHashSet<>();
    for (Listing each : listings.all()) {
      names.add(each.list() + " (" + each.indicator().category().word() + ")");
    }
    return String.join(", ", new ArrayList<>(names));
  }
}
