package dev.haetae.simulate.workload;

import dev.haetae.simulate.cloudtrail.RecordWriter;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.cloudtrail.Situation;
import dev.haetae.simulate.cloudtrail.Situation.CallError;
import dev.haetae.simulate.delivery.Delivery;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Organization;
import dev.haetae.simulate.organization.Purpose;
import dev.haetae.simulate.text.Draw;
import dev.haetae.simulate.workload.Burst.Step;
import dev.haetae.simulate.workload.Caller.Introduction;
import java.util.ArrayList;
import java.util.List;

/**
 * A day like any other. Time goes by in slices; what happens in a slice is drawn from the seed, the
 * caller and the slice alone, so nothing is carried from one to the next.
 */
public final class Background {
  /** Seconds in a slice. */
  public static final long SLICE = 300;

  private static final double SLICES_A_DAY = 86_400.0 / SLICE;
  private static final double THROTTLED = 0.0008;

  private final Organization organization;
  private final RecordWriter writer;
  private final Delivery delivery;
  private final WorkloadFile file = WorkloadFile.load();
  private final List<Troupe> troupes = new ArrayList<>();
  private final Situation situation;
  private long events;

  /**
   * The callers that do one kind of work in one account.
   *
   * @param bursts a day, all of them together
   */
  private record Troupe(
      Workload workload, Account account, List<Caller> callers, double bursts, long seed) {}

  /**
   * Puts an organisation to work.
   *
   * @param eventsPerDay roughly how many events the bulk of the work makes a day
   */
  public Background(
      Organization organization, RecordWriter writer, Delivery delivery, double eventsPerDay) {
    this.organization = organization;
    this.writer = writer;
    this.delivery = delivery;
    this.situation = new Situation(organization.management());
    Cast cast = new Cast(organization);
    for (Workload workload : file.workloads()) {
      for (Account account : organization.accounts()) {
        if (workload.purposes().contains(account.purpose())) {
          engage(workload, account, cast, eventsPerDay);
        }
      }
    }
  }

  private void engage(Workload workload, Account account, Cast cast, double eventsPerDay) {
    List<Caller> callers = cast.of(workload.caller(), account);
    if (callers.isEmpty()) {
      return;
    }
    double bursts =
        workload.share() > 0
            ? eventsPerDay * workload.share() * portion(workload, account) / workload.meanSize()
            : workload.perDay() * callers.size();
    long seed = Draw.mix(account.seed(), Draw.hash(workload.name()));
    troupes.add(new Troupe(workload, account, callers, bursts, seed));
  }

  /** How much of the bulk falls to an account: production accounts are busier than the rest. */
  private double portion(Workload workload, Account account) {
    double all =
        organization.accounts().stream()
            .filter(other -> workload.purposes().contains(other.purpose()))
            .mapToDouble(Background::size)
            .sum();
    return size(account) / all;
  }

  private static double size(Account account) {
    if (account.purpose() != Purpose.WORKLOAD) {
      return 0.3;
    }
    return account.name().contains("-prod") ? 3 : account.name().contains("-staging") ? 1 : 0.6;
  }

  /** Lets the slice that starts at a moment happen. */
  public void play(long slice) {
    for (Troupe troupe : troupes) {
      play(troupe, slice);
    }
  }

  /** How many events there were so far. */
  public long events() {
    return events;
  }

  private void play(Troupe troupe, long slice) {
    Draw draw = new Draw(Draw.mix(troupe.seed, slice));
    introduceSessions(troupe, slice, draw);
    double mean = troupe.bursts / SLICES_A_DAY / troupe.callers.size();
    if (troupe.workload.share() > 0) {
      int zone = troupe.callers.get(0).zoneHours();
      double busyness = troupe.workload.clock().busyness(slice + zone * 3600L);
      int count = draw.poisson(mean * troupe.callers.size() * busyness);
      for (int i = 0; i < count; i++) {
        perform(troupe, draw.pick(troupe.callers), slice, draw);
      }
      return;
    }
    for (Caller caller : troupe.callers) {
      double busyness = troupe.workload.clock().busyness(slice + caller.zoneHours() * 3600L);
      int count = draw.poisson(mean * busyness);
      for (int i = 0; i < count; i++) {
        perform(troupe, caller, slice, draw);
      }
    }
  }

  private void introduceSessions(Troupe troupe, long slice, Draw draw) {
    for (Caller caller : troupe.callers) {
      long start = caller.fresh() ? 0 : caller.sessionStart(slice + SLICE - 1);
      boolean works =
          troupe.workload.clock().busyness(start + 2400 + caller.zoneHours() * 3600L) > 0;
      if (start >= slice && works) {
        introduce(caller, start, start * 1000, draw);
      }
    }
  }

  private void perform(Troupe troupe, Caller caller, long slice, Draw draw) {
    long milli = slice * 1000 + draw.below((int) SLICE * 1000);
    long start = caller.sessionStart(milli / 1000);
    if (caller.fresh()) {
      milli = introduce(caller, start, milli, draw);
    }
    Session session = caller.session(start);
    Burst burst = troupe.workload.choose(draw);
    for (Step step : burst.steps()) {
      if (draw.chance(step.probability())) {
        int times = draw.between(1, step.most());
        for (int i = 0; i < times; i++) {
          milli += draw.below(burst.gapMillis());
          call(step, caller, session, milli / 1000, draw);
        }
      }
    }
  }

  private long introduce(Caller caller, long start, long milli, Draw draw) {
    long now = milli;
    for (Introduction introduction : caller.introduction(start)) {
      Session by = introduction.by();
      String region = writer.recordedIn(introduction.call(), caller.region());
      begin(by.account(), region, now / 1000, draw);
      situation.set(introduction.values());
      if (introduction.twin().isPresent()) {
        String shared = draw.uuid();
        deliver(introduction.call(), by, situation.share(shared), region, now / 1000);
        Session twin = introduction.twin().get();
        begin(twin.account(), region, now / 1000, draw);
        situation.set(introduction.values()).share(shared);
        deliver(introduction.call(), twin, situation, region, now / 1000);
      } else {
        deliver(introduction.call(), by, situation, region, now / 1000);
      }
      now += 200 + draw.below(1500);
    }
    return now;
  }

  private void begin(Account account, String region, long second, Draw draw) {
    situation.begin(account, region, second, draw.next());
  }

  private void call(Step step, Caller caller, Session session, long second, Draw draw) {
    String region = writer.recordedIn(step.call(), caller.region());
    begin(caller.account(), region, second, draw);
    if (!caller.values().isEmpty()) {
      situation.set(caller.values());
    }
    if (!step.error().isEmpty()) {
      situation.fail(error(step, session));
    } else if (draw.chance(THROTTLED)) {
      situation.fail(new CallError("ThrottlingException", "Rate exceeded", true));
    }
    deliver(step.call(), session, situation, region, second);
  }

  private CallError error(Step step, Session session) {
    if (step.error().equals("AccessDenied")) {
      return writer.denial(step.call(), session);
    }
    if (step.error().equals("-")) {
      return new CallError("", "Failed authentication", true);
    }
    String message = file.errorMessages().getOrDefault(step.error(), step.error());
    return new CallError(step.error(), message, true);
  }

  private void deliver(String call, Session session, Situation now, String region, long second) {
    delivery.record(now.account(), region, second, out -> writer.write(out, call, session, now));
    events++;
  }
}
