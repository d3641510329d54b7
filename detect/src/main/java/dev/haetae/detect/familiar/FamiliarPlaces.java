package dev.haetae.detect.familiar;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.ahead.Knowledge;
import dev.haetae.detect.environment.BusinessHours;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Learns from where and with what each caller of AWS calls, day by day, and tells findings how
 * usual that is. A day is judged by the days before it alone, so that the order within a day does
 * not matter and nothing is judged by what came of it. Finds nothing itself.
 *
 * <p>Strange is who always came from few networks with few programs and now comes from another with
 * another: one of them alone is a journey or a new tool, and a network next to its own is a line
 * that was lent another address. A network from which two others of the account called before is
 * the office or its way out, and strange to nobody. Familiar is who used the program before, and
 * the network on two days or where two others did; of roles that come from elsewhere each day, as
 * those of builds do, the program alone tells, and of people of Identity Center, who try another
 * program any day, the network of their own, or since yesterday one where they work with a program
 * they had long before; so it does of whoever works on a cluster, with a tool for each task. A
 * newcomer is a person never seen before, from where nobody of an account calls whose people come
 * from few networks.
 *
 * <p>An instance that never called before was launched since: where it calls from is where it was
 * put, and strange of nobody. Of one that called before its role's past tells.
 *
 * <p>Callers of a cluster of Kubernetes are learnt of in the same way, under the names they have
 * there.
 */
public final class FamiliarPlaces implements FamiliaritySource, Knowledge {
  /** Days on which a caller must have called before anything is strange of it. */
  private static final int KNOWN_DAYS = 2;

  /** Days on which a network nobody shares must have been used to be familiar. */
  private static final int FAMILIAR_DAYS = 2;

  /** Both together are strange where they are no likelier than this. */
  private static final double UNLIKELY = 0.1;

  /** What is new to a caller likelier than this says nothing. */
  private static final double TELLING = 0.5;

  /** Days of which the people of an account must be known before anybody is new to it. */
  private static final int KNOWN_DAYS_OF_PEOPLE = 3;

  /** Nobody is new to an account whose people's next network is new likelier than this. */
  private static final double SETTLED = 0.3;

  /** So many callers use a network in common. */
  private static final int SHARED = 2;

  private final PlaceCells cells;
  private final PlaceKeys keys;
  private final PlacesLearner learner;
  private final Optional<BusinessHours> hours;

  /**
   * Places in this state.
   *
   * @param state has the {@linkplain #cells cells}
   * @param geography tells whose network an address is in
   * @param hours when people work; empty where nobody said
   */
  public FamiliarPlaces(StateStore state, Geography geography, Optional<BusinessHours> hours) {
    this.cells = new PlaceCells(state);
    this.keys = new PlaceKeys(geography);
    this.learner = new PlacesLearner(cells, keys);
    this.hours = hours;
  }

  /** What watches the calls, of AWS and of clusters. */
  public static List<Detector> detectors() {
    return PlacesLearner.detectors();
  }

  /** The state that is kept. */
  public static List<StateCell<?>> cells() {
    return PlaceCells.all();
  }

  /** What takes the calls in. */
  PlacesLearner learner() {
    return learner;
  }

  @Override
  public Familiarity of(String principal, String address, String userAgent, long time) {
    CallerName name = new CallerName(principal);
    return of(name, address, userAgent, time, name.isOfIdentityCenter());
  }

  @Override
  public Familiarity inCluster(String principal, String address, String userAgent, long time) {
    CallerName name = new CallerName(principal);
    return of(name, address, userAgent, time, name.isOfAws());
  }

  private Familiarity of(
      CallerName name, String address, String userAgent, long time, boolean triesPrograms) {
    if (time == Event.NO_TIME || name.principal().isEmpty() || address.isEmpty()) {
      return Familiarity.UNKNOWN;
    }
    Past past = cells.past(name).get().orElse(Past.NONE);
    int day = day(time);
    long network = keys.network(address);
    int others = others(name.account(), network, day);
    Visit visit = new Visit(name, past, day, network, others);
    Familiarity judged =
        past.daysBefore(day) < KNOWN_DAYS
            ? ofUnknown(visit)
            : ofKnown(
                visit, past.programs().daysBefore(day, keys.program(userAgent)), triesPrograms);
    boolean isAfterHours =
        judged == Familiarity.FAMILIAR
            && name.isSurelyPerson(userAgent)
            && hours.filter(each -> !each.contains(time)).isPresent();
    return isAfterHours ? Familiarity.AFTER_HOURS : judged;
  }

  /**
   * Somebody at a network on a day.
   *
   * @param others callers of the account who were there before
   */
  private record Visit(CallerName name, Past past, int day, long network, int others) {
    boolean isShared() {
      return others >= SHARED;
    }
  }

  /** Of whom too little is known; a new person stands out where all the others are known. */
  private Familiarity ofUnknown(Visit visit) {
    if (visit.isShared()) {
      return Familiarity.AMONG_OTHERS;
    }
    CallerName name = visit.name();
    int day = visit.day();
    boolean isNew = visit.past().daysBefore(day) == 0 && visit.others() == 0 && name.isPerson();
    if (!isNew || !isSettled(name.account(), day)) {
      return Familiarity.UNKNOWN;
    }
    return isSignedIn(name, visit.network(), day) ? Familiarity.JOURNEY : Familiarity.NEWCOMER;
  }

  private Familiarity ofKnown(Visit visit, int programDays, boolean triesPrograms) {
    CallerName name = visit.name();
    Past past = visit.past();
    int day = visit.day();
    int networkDays = past.networks().daysBefore(day, visit.network());
    boolean isHome =
        networkDays >= FAMILIAR_DAYS
            || visit.isShared()
            || (name.isOfIdentityCenter() && isArrived(networkDays, programDays));
    boolean isUsualProgram = programDays > 0 || (networkDays >= FAMILIAR_DAYS && triesPrograms);
    boolean isUsualRun = programDays >= FAMILIAR_DAYS && isPipeline(name, past, day);
    if ((isUsualProgram && isHome) || isUsualRun) {
      return Familiarity.FAMILIAR;
    }
    if (visit.isShared()) {
      return Familiarity.AMONG_OTHERS;
    }
    if (networkDays > 0) {
      return Familiarity.UNKNOWN;
    }
    if (programDays == 0 && isUnlikely(past, day)) {
      return Familiarity.STRANGE;
    }
    boolean isExpected = visit.others() > 0 || past.networks().chanceOfNew(day) > TELLING;
    if (isExpected || past.networks().isNear(day, visit.network())) {
      return Familiarity.UNKNOWN;
    }
    return programDays >= FAMILIAR_DAYS && isSignedIn(name, visit.network(), day)
        ? Familiarity.JOURNEY
        : Familiarity.ELSEWHERE;
  }

  /** Came there on a day before with a program that was its own already. */
  private static boolean isArrived(int networkDays, int programDays) {
    return networkDays > 0 && programDays >= networkDays + FAMILIAR_DAYS;
  }

  /** Whether a person of Identity Center signed in from there, today or on the day before. */
  private boolean isSignedIn(CallerName name, long network, int day) {
    return name.isOfIdentityCenter()
        && cells.signedIn(name).get().orElse(Used.NOTHING).isMetSince(day - 1, network);
  }

  @Override
  public Familiarity of(
      String principal, String session, String address, String userAgent, long time) {
    Familiarity judged = of(principal, address, userAgent, time);
    return judged.isOutOfPlace() && isNewInstance(session, time) ? Familiarity.UNKNOWN : judged;
  }

  private boolean isNewInstance(String session, long time) {
    return CallerName.instance(session)
        .filter(id -> cells.instance(id).get().filter(first -> first < day(time)).isEmpty())
        .isPresent();
  }

  /** Runs somewhere else each time, as builds do, so that its place says nothing of it. */
  private static boolean isPipeline(CallerName name, Past past, int day) {
    return name.isRole()
        && !name.isOfIdentityCenter()
        && past.daysBefore(day) > KNOWN_DAYS
        && past.networks().chanceOfNew(day) > TELLING;
  }

  /** Whether the people of an account come from few networks, so that another one is unlikely. */
  private boolean isSettled(String account, int day) {
    Past people = cells.people(account).get().orElse(Past.NONE);
    return people.daysBefore(day) >= KNOWN_DAYS_OF_PEOPLE
        && people.networks().chanceOfNew(day) <= SETTLED;
  }

  private static boolean isUnlikely(Past past, int day) {
    double network = past.networks().chanceOfNew(day);
    double program = past.programs().chanceOfNew(day);
    return Math.max(network, program) <= TELLING && network * program <= UNLIKELY;
  }

  /** How many callers used a network before a day. */
  private int others(String account, long network, int day) {
    return cells.callers(account, network).get().orElse(Used.NOTHING).metBefore(day);
  }

  private static int day(long time) {
    return (int) Micros.day(time);
  }

  @Override
  public Map<String, Function<Layout, AheadReader>> readers() {
    return learner.readers();
  }
}
