package dev.haetae.simulate;

import dev.haetae.simulate.delivery.LogKind;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What to simulate. Start from {@link #small} and change what should differ.
 *
 * @param seed the same seed and plan give the same bytes
 * @param start the first day, UTC
 * @param days how many days, at least 1
 * @param accounts how many accounts, the management account included
 * @param people how many people work with AWS
 * @param eventsPerDay roughly how many CloudTrail events machines make a day; people, deployments
 *     and scanners come on top
 * @param rawBytes stop once this many bytes were written, before compression; 0 for no limit
 * @param regions the Regions in use, the main one first
 * @param attacks names of the attacks to hide; {@code all} for every one
 * @param logs which logs to write
 * @param compression gzip level, 1 to 9
 * @param filesPerDay roughly how many CloudTrail files a day; 0 for as AWS does, as long as files
 *     do not get tiny
 */
public record SimulationPlan(
    long seed,
    LocalDate start,
    int days,
    int accounts,
    int people,
    long eventsPerDay,
    long rawBytes,
    List<String> regions,
    List<String> attacks,
    Set<LogKind> logs,
    int compression,
    int filesPerDay) {

  /** Holds the plan to what can be done. */
  public SimulationPlan {
    require(days >= 1 && days <= 3660, "days", days, "1 to 3660");
    require(accounts >= 1 && accounts <= 5000, "accounts", accounts, "1 to 5000");
    require(people >= 0 && people <= 100_000, "people", people, "0 to 100000");
    require(eventsPerDay >= 0, "eventsPerDay", eventsPerDay, "0 or more");
    require(compression >= 1 && compression <= 9, "compression", compression, "1 to 9");
    require(!regions.isEmpty(), "regions", 0, "at least one Region");
    regions = List.copyOf(regions);
    attacks = List.copyOf(attacks);
    logs = Set.copyOf(logs);
  }

  private static void require(boolean holds, String name, long value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "simulation plan: " + name + " is " + value + ", expected " + expected);
    }
  }

  /** A small company over three days, every attack, every log. */
  public static SimulationPlan small(long seed) {
    return new SimulationPlan(
        seed,
        LocalDate.of(2026, 3, 2),
        3,
        5,
        12,
        20_000,
        0,
        List.of("us-east-1", "eu-west-1", "ap-northeast-2"),
        List.of("all"),
        EnumSet.allOf(LogKind.class),
        6,
        0);
  }

  /** The same over other days. */
  public SimulationPlan withDays(LocalDate first, int count) {
    return with(plan -> {
      plan.start = first;
      plan.days = count;
    });
  }

  /** The same for an organisation of another size. */
  public SimulationPlan withSize(int accountCount, int peopleCount, long events) {
    return with(plan -> {
      plan.accounts = accountCount;
      plan.people = peopleCount;
      plan.eventsPerDay = events;
    });
  }

  /** The same with other attacks. */
  public SimulationPlan withAttacks(List<String> names) {
    return with(plan -> plan.attacks = names);
  }

  /** The same with other logs. */
  public SimulationPlan withLogs(Set<LogKind> kinds) {
    return with(plan -> plan.logs = kinds);
  }

  /** The same, ending once so many bytes were written. */
  public SimulationPlan withRawBytes(long bytes) {
    return with(plan -> plan.rawBytes = bytes);
  }

  /** The same with other files. */
  public SimulationPlan withFiles(int gzipLevel, int perDay) {
    return with(plan -> {
      plan.compression = gzipLevel;
      plan.filesPerDay = perDay;
    });
  }

  private SimulationPlan with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.plan();
  }

  /** A plan while it is changed. */
  private static final class Draft {
    private final long seed;
    private LocalDate start;
    private int days;
    private int accounts;
    private int people;
    private long eventsPerDay;
    private long rawBytes;
    private List<String> regions;
    private List<String> attacks;
    private Set<LogKind> logs;
    private int compression;
    private int filesPerDay;

    Draft(SimulationPlan from) {
      seed = from.seed;
      start = from.start;
      days = from.days;
      accounts = from.accounts;
      people = from.people;
      eventsPerDay = from.eventsPerDay;
      rawBytes = from.rawBytes;
      regions = from.regions;
      attacks = from.attacks;
      logs = from.logs;
      compression = from.compression;
      filesPerDay = from.filesPerDay;
    }

    SimulationPlan plan() {
      return new SimulationPlan(
          seed,
          start,
          days,
          accounts,
          people,
          eventsPerDay,
          rawBytes,
          regions,
          attacks,
          logs,
          compression,
          filesPerDay);
    }
  }
}
