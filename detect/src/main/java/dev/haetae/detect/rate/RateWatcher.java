package dev.haetae.detect.rate;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Adds up what happens in each hour; state is kept by what the file tells apart. */
final class RateWatcher implements Watcher {
  /** A key watched for so many days is half known. */
  private static final double ENOUGH_DAYS = 3;

  private final RatePlan plan;
  private final UnusualRate.Limits limits;
  private final List<Layout.Text> by;
  private final List<Layout.Whole> sum;
  private final Layout.Memo<String> keys;

  RateWatcher(RatePlan plan, Layout layout) {
    this.plan = plan;
    this.limits = plan.limits();
    this.by = plan.by().stream().map(layout::text).toList();
    this.sum = plan.sum().stream().map(layout::whole).toList();
    this.keys = Layout.memo(this::keyOf);
  }

  @Override
  public boolean wants(Traits traits) {
    return by.stream().noneMatch(field -> field.hasAny(plan.except(), traits));
  }

  @Override
  public String key(Observation observation) {
    return keys.of(observation.traits());
  }

  private String keyOf(Traits traits) {
    return traits.account()
        + by.stream().map(field -> '\n' + field.of(traits)).collect(Collectors.joining());
  }

  @Override
  public void observe(Observation observation, Context context) {
    StateStore.Value<RateHistory> kept = context.state().value(plan.history());
    RateHistory history = kept.get().orElseGet(() -> new RateHistory(observation.hour()));
    history.add(amount(observation), observation.hour());
    if (history.isJudged(limits) && history.amount() > history.most()) {
      if (history.events() >= limits.burst()) {
        history.evidence().offer(context::evidence);
      }
      RateHistory.Expected expected = history.expected(limits.burst());
      double bits = expected.bits(history.amount());
      if (history.amount() >= limits.factor(history.watched()) * history.most()
          && bits >= limits.bits()
          && history.tell()) {
        context.hit(hit(observation, history, expected, bits));
      }
    }
    kept.set(history);
  }

  private double amount(Observation observation) {
    if (sum.isEmpty()) {
      return 1;
    }
    double amount = 0;
    for (Layout.Whole field : sum) {
      long number = field.of(observation);
      amount += number == Numbers.ABSENT ? 0 : Math.max(0, number);
    }
    return amount;
  }

  private Hit hit(
      Observation observation, RateHistory history, RateHistory.Expected expected, double bits) {
    return Hit.sinceHour(observation.hour())
        .value(RatePlan.AMOUNT, whole(history.amount()))
        .value(RatePlan.EVENTS, Long.toString(history.events()))
        .value(RatePlan.MOST, whole(history.most()))
        .value(RatePlan.USUAL, whole(history.usual()))
        .baseline("in this hour, or more", whole(history.amount()))
        .baseline("most in an hour before", whole(history.most()))
        .baseline("usual in an hour with any", whole(history.usual()))
        .baseline("expected in any hour", expected.mean() * expected.unit(), 2)
        .baseline("watched since", Instant.ofEpochSecond(history.firstHour() * 3_600).toString())
        .baseline("surprise in bits", bits, 1)
        .baseline(
            "threshold",
            String.format(
                Locale.ROOT,
                "%s bits and %.1f times the most in an hour before",
                limits.bits(),
                limits.factor(history.watched())))
        .support(support(observation, history, bits))
        .evidence(history.evidence().numbers());
  }

  private Support support(Observation observation, RateHistory history, double bits) {
    long days = Math.max(0, observation.hour() - history.firstHour()) / 24;
    return Support.ofMeasure(
            bits,
            limits.bits(),
            String.format(
                Locale.ROOT, "%.1f bits where %s are needed", bits, Double.toString(limits.bits())))
        .and(
            Support.ofHistory(
                (double) days, ENOUGH_DAYS, Phrase.count(days, "day") + " watched before"));
  }

  private static String whole(double amount) {
    return Long.toString(Math.round(amount));
  }
}
