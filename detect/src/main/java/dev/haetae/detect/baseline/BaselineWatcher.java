package dev.haetae.detect.baseline;

import com.google.common.primitives.Longs;
import dev.haetae.detect.baseline.BaselineCells.Watched;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Hashing;
import dev.haetae.model.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Judges what is observed by the habits learnt before its hour, then learns it. So what an hour
 * brought does not depend on the order within it, and nothing is judged by what came of it.
 */
final class BaselineWatcher implements Watcher {
  private static final int HOURS_A_DAY = 24;

  /** Hours of a day that are taken together. */
  private static final int HOURS_TOGETHER = 3;

  private static final List<String> TIMES_OF_DAY =
      IntStream.range(0, HOURS_A_DAY / HOURS_TOGETHER)
          .mapToObj(each -> timesFrom(each * HOURS_TOGETHER))
          .toList();

  private static final List<Long> TIME_KEYS =
      TIMES_OF_DAY.stream().map(time -> Behaviour.key(Aspect.HOUR, "", time)).toList();

  /**
   * Principals of one account whose habits are kept; those beyond are compared with their peers.
   */
  private static final int MOST_PRINCIPALS = 1 << 20;

  /** Values of one kind that are kept of a principal, and of those above it. */
  private static final int MOST_OWN = 200;

  private static final int MOST_SHARED = 4000;
  private static final int HOURS_BETWEEN_SWEEPS = 7 * HOURS_A_DAY;
  private static final int SHOWN = 3;
  private static final int REMEMBERED = 1 << 14;
  private static final int MOST_NAMES = 1 << 14;
  private static final int LONGEST_NAME = 120;
  private static final String ACCOUNT = "a";

  private final BaselinePlan plan;
  private final Behaviour.Reader reader;
  private final Layout.Memo<Behaviour> doings;

  /** What was judged in some hour and found ordinary: the same again tells and teaches nothing. */
  private final long[] quiet = new long[REMEMBERED];

  BaselineWatcher(BaselinePlan plan, Layout layout, Geography geography) {
    this.plan = plan;
    this.reader = new Behaviour.Reader(plan, layout, geography);
    this.doings = Layout.memo(reader::read);
  }

  @Override
  public boolean wants(Traits traits) {
    return !reader.who(traits).isEmpty();
  }

  @Override
  public String key(Observation observation) {
    return observation.traits().account();
  }

  @Override
  public void observe(Observation observation, Context context) {
    if (observation.time() == Event.NO_TIME) {
      return;
    }
    int hour = (int) observation.hour();
    Behaviour behaviour = doings.of(observation.traits());
    long asked = Hashing.mix(behaviour.hash(), hour);
    int slot = (int) asked & (REMEMBERED - 1);
    if (quiet[slot] == asked) {
      return;
    }
    StateStore.Value<Watched> account = context.state().value(plan.state().accounts());
    Watched before = account.get().orElseGet(() -> Watched.from(hour));
    Watched watched = before.at(hour);
    account.set(watched);
    StateStore.Members<Habits> members = context.state().map(plan.state().habits());
    StateStore.Members<String> names = context.state().map(plan.state().names());
    List<Level> levels = levels(members, behaviour, hour);
    List<Judged> judged = judge(levels, behaviour, hour);
    boolean isRipe = hour - watched.since() >= plan.after().toHours();
    Optional<Hit> hit =
        isRipe
            ? found(judged, watched, levels, observation.time(), names)
                .map(made -> made.value("baseline.tactic", reader.tactic(observation.traits())))
            : Optional.empty();
    hit.ifPresent(context::hit);
    quiet[slot] = hit.isPresent() ? quiet[slot] : asked;
    learn(levels, judged, hour, names);
    levels.forEach(level -> members.putAmong(MOST_PRINCIPALS, level.name(), level.habits()));
    if (watched.latest() / HOURS_BETWEEN_SWEEPS > before.latest() / HOURS_BETWEEN_SWEEPS) {
      forget(members, hour);
    }
  }

  private Optional<Hit> found(
      List<Judged> judged,
      Watched watched,
      List<Level> levels,
      long time,
      StateStore.Members<String> names) {
    if (plan.firsts() == 0) {
      return new Verdict(plan, judged, watched, levels).hit(time, names);
    }
    return judged.stream()
        .filter(each -> each.aspect().equals(plan.aspects().get(0)))
        .findFirst()
        .flatMap(
            first -> new Firsts(plan, first, watched, levels.get(0).habits()).hit(time, names));
  }

  /** The habits of one level, as they are in state. */
  record Level(String name, String word, Habits habits, int most) {}

  private static List<Level> levels(
      StateStore.Members<Habits> members, Behaviour behaviour, int hour) {
    List<Level> levels = new ArrayList<>();
    levels.add(level(members, behaviour.principal(), "principal", hour, MOST_OWN));
    behaviour
        .peers()
        .ifPresent(peers -> levels.add(level(members, peers, "peers", hour, MOST_SHARED)));
    levels.add(level(members, ACCOUNT, "account", hour, MOST_SHARED));
    return levels;
  }

  private static Level level(
      StateStore.Members<Habits> members, String name, String word, int hour, int most) {
    Habits habits = members.get(name).orElseGet(() -> new Habits(hour));
    habits.touch(hour);
    return new Level(name, word, habits, most);
  }

  private static void forget(StateStore.Members<Habits> members, int hour) {
    List<String> old =
        members.names().stream()
            .filter(name ->
                members
                    .get(name)
                    .filter(habits -> hour - habits.latest() > Habits.FORGOTTEN_DAYS * HOURS_A_DAY)
                    .isPresent())
            .toList();
    old.forEach(members::remove);
  }

  /**
   * How unusual one aspect is.
   *
   * @param chance of one so rare or rarer
   * @param standings at each level, as far as one had to be asked
   */
  record Judged(
      Aspect aspect, long key, String value, double chance, List<Habits.Standing> standings) {}

  private List<Judged> judge(List<Level> levels, Behaviour behaviour, int hour) {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < plan.aspects().size(); i++) {
      Aspect aspect = plan.aspects().get(i);
      boolean isTime = aspect.fields().isEmpty();
      String value = isTime ? TIMES_OF_DAY.get(timeOfDay(hour)) : behaviour.values().get(i);
      if (!value.isEmpty()) {
        long key = isTime ? TIME_KEYS.get(timeOfDay(hour)) : behaviour.keys().get(i);
        judged.add(judge(aspect, key, value, asked(aspect, levels), hour));
      }
    }
    return judged;
  }

  private static Judged judge(Aspect aspect, long key, String value, List<Level> levels, int hour) {
    double chance = 1;
    List<Habits.Standing> standings = new ArrayList<>(levels.size());
    boolean isNew = true;
    for (Level level : levels) {
      if (isNew) {
        Habits.Standing standing = level.habits().before(hour, key);
        standings.add(standing);
        chance *= standing.tail();
        isNew = standing.isNew();
      }
    }
    return new Judged(aspect, key, value, chance, standings);
  }

  /** Keys of what is commonest at the first level that knows anything. */
  static List<Long> usual(Judged judged, List<Level> levels, int hour) {
    for (Level level : asked(judged.aspect(), levels)) {
      List<Long> usual = Longs.asList(level.habits().commonest(hour, judged.key(), SHOWN));
      if (!usual.isEmpty()) {
        return usual;
      }
    }
    return List.of();
  }

  /** What is new to one level is what the next learns. */
  private static void learn(
      List<Level> levels, List<Judged> judged, int hour, StateStore.Members<String> names) {
    for (Judged each : judged) {
      boolean isNews = true;
      for (Level level : asked(each.aspect(), levels)) {
        if (isNews) {
          isNews = level.habits().learn(hour, each.key(), level.most());
        }
        if (isNews) {
          name(each, names);
        }
      }
    }
  }

  private static void name(Judged judged, StateStore.Members<String> names) {
    String key = Long.toHexString(judged.key());
    if (names.get(key).isEmpty() && names.size() < MOST_NAMES) {
      String value = judged.value();
      names.put(key, value.substring(0, Math.min(value.length(), LONGEST_NAME)));
    }
  }

  /** How rare the next thing at a level will be, and above. */
  static Rarity spread(Aspect aspect, long key, List<Level> levels, int hour) {
    Rarity spread = Rarity.NONE;
    List<Level> asked = asked(aspect, levels);
    for (int i = asked.size() - 1; i >= 0; i--) {
      Rarity above = spread;
      spread =
          asked
              .get(i)
              .habits()
              .sharesBefore(hour, key)
              .map(shares -> shares.spread(above))
              .orElse(Rarity.NONE);
    }
    return spread;
  }

  private static List<Level> asked(Aspect aspect, List<Level> levels) {
    return aspect.isOfAccount() ? levels.subList(levels.size() - 1, levels.size()) : levels;
  }

  /** Which of the times of the day an hour is of. */
  private static int timeOfDay(int hour) {
    return Math.floorMod(hour, HOURS_A_DAY) / HOURS_TOGETHER;
  }

  private static String timesFrom(int hour) {
    return String.format(Locale.ROOT, "%02d–%02d UTC", hour, hour + HOURS_TOGETHER);
  }
}
