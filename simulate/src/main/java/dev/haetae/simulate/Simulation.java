package dev.haetae.simulate;

import dev.haetae.simulate.attack.Attack;
import dev.haetae.simulate.attack.Stage;
import dev.haetae.simulate.cloudtrail.CallCatalog;
import dev.haetae.simulate.cloudtrail.RecordWriter;
import dev.haetae.simulate.delivery.Delivery;
import dev.haetae.simulate.delivery.GzipFiles;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.network.LineLogs;
import dev.haetae.simulate.organization.Organization;
import dev.haetae.simulate.organization.OrganizationFounder;
import dev.haetae.simulate.text.Draw;
import dev.haetae.simulate.truth.Traces;
import dev.haetae.simulate.truth.Traces.Trace;
import dev.haetae.simulate.workload.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Writes what an organisation's logs would be. Time goes by in slices of five minutes; everything
 * of a slice is drawn, written and forgotten before the next, so memory does not grow with the days
 * simulated.
 */
public final class Simulation {
  private static final List<Long> WINDOWS = List.of(300L, 600L, 900L, 1800L, 3600L);
  private static final int EVENTS_A_FILE = 60;

  private final SimulationPlan plan;
  private final Organization organization;
  private final List<Attack> attacks;

  private Simulation(SimulationPlan plan) {
    this.plan = plan;
    this.attacks = Attack.named(plan.attacks());
    this.organization =
        OrganizationFounder.found(plan.seed(), plan.accounts(), plan.people(), plan.regions());
  }

  /**
   * Prepares a simulation.
   *
   * @throws IllegalArgumentException where the plan names an attack there is not
   */
  public static Simulation of(SimulationPlan plan) {
    return new Simulation(plan);
  }

  /**
   * Writes everything under a folder: {@code logs/}, {@code truth.jsonl}, and what a scan may be
   * told besides: {@code environment.yml}, {@code places.csv}, {@code indicators.txt}.
   */
  public SimulationSummary write(Path folder) throws IOException {
    return write(folder, Progress.none());
  }

  /** Writes everything under a folder and tells how far it is. */
  public SimulationSummary write(Path folder, Progress progress) throws IOException {
    Path logs = folder.resolve("logs");
    Path truth = folder.resolve("truth.jsonl");
    Files.createDirectories(logs);
    RecordWriter writer = new RecordWriter(new CallCatalog(organization.management()));
    Traces traces = playAttacks(writer);
    GzipFiles files = new GzipFiles(logs, plan.compression());
    long events =
        plan.logs().contains(LogKind.CLOUDTRAIL)
            ? writeCloudTrail(writer, traces, files, progress)
            : 0;
    long first = firstSecond();
    new LineLogs(organization, files)
        .write(plan.logs(), traces, first, first + plan.days() * 86_400L);
    Files.write(truth, traces.truth());
    new Briefing(organization, traces).write(folder);
    return new SimulationSummary(
        logs,
        truth,
        events,
        files.count(),
        files.rawBytes(),
        files.compressedBytes(),
        traces.attacks());
  }

  private long firstSecond() {
    return plan.start().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  /** Attacks come after a first third in which the organisation can be got to know. */
  private Traces playAttacks(RecordWriter writer) {
    Traces traces = new Traces(plan.logs());
    long span = plan.days() * 86_400L;
    for (Attack attack : attacks) {
      Draw draw = Draw.of(plan.seed(), "start of " + attack.name());
      long start = firstSecond() + (long) (span * (0.35 + 0.5 * draw.unit()));
      Stage.play(attack, organization, writer, traces, start);
    }
    return traces;
  }

  private long writeCloudTrail(
      RecordWriter writer, Traces traces, GzipFiles files, Progress progress) {
    Delivery delivery = new Delivery(organization, files, windowSeconds());
    Background background = new Background(organization, writer, delivery, plan.eventsPerDay());
    List<Trace> hidden = new ArrayList<>(traces.of(LogKind.CLOUDTRAIL));
    Iterator<Trace> pending = hidden.iterator();
    long first = firstSecond();
    long end = first + plan.days() * 86_400L;
    Trace next = pending.hasNext() ? pending.next() : null;
    for (long slice = first; slice < end && !reached(files); slice += Background.SLICE) {
      delivery.deliverBefore(slice);
      background.play(slice);
      while (next != null && next.second() < slice + Background.SLICE) {
        hide(next, delivery);
        next = pending.hasNext() ? pending.next() : null;
      }
      progress.at((double) (slice - first) / (end - first), background.events(), files.rawBytes());
    }
    while (next != null) {
      hide(next, delivery);
      next = pending.hasNext() ? pending.next() : null;
    }
    delivery.deliverAll();
    return background.events() + hidden.size();
  }

  private static void hide(Trace trace, Delivery delivery) {
    delivery.record(trace.account(), trace.region(), trace.second(), out -> out.add(trace.text()));
  }

  private boolean reached(GzipFiles files) {
    return plan.rawBytes() > 0 && files.rawBytes() >= plan.rawBytes();
  }

  private long windowSeconds() {
    long places =
        organization.accounts().stream().mapToLong(account -> account.regions().size()).sum();
    long filesPerDay =
        plan.filesPerDay() > 0 ? plan.filesPerDay() : plan.eventsPerDay() / EVENTS_A_FILE + 1;
    for (long window : WINDOWS) {
      if (places * 86_400 / window <= filesPerDay) {
        return window;
      }
    }
    return WINDOWS.get(WINDOWS.size() - 1);
  }
}
