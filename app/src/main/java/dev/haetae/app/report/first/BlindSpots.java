package dev.haetae.app.report.first;

import dev.haetae.app.report.Coverage;
import dev.haetae.app.report.Report;
import dev.haetae.app.text.Shortened;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What could not be seen, because the logs of it are not among those read: whole logs, Regions, and
 * hours of silence where others speak.
 */
final class BlindSpots {
  private static final String CLOUDTRAIL = "cloudtrail";
  private static final String MANAGEMENT = "management";

  /** Of its hours, the part a log must have before a silent one means anything. */
  private static final double STEADY = 0.75;

  private static final int SILENT_HOURS = 2;

  private final Report report;

  private BlindSpots(Report report) {
    this.report = report;
  }

  static List<String> of(Report report) {
    BlindSpots spots = new BlindSpots(report);
    List<String> all = new ArrayList<>(spots.logs());
    all.addAll(spots.regions());
    all.addAll(spots.hours());
    return all;
  }

  private List<String> logs() {
    List<String> missing = new ArrayList<>();
    if (!has(CLOUDTRAIL, MANAGEMENT)) {
      missing.add("No CloudTrail management events: activity in the AWS API is not visible.");
    }
    if (!has(CLOUDTRAIL, "data:s3") && !has("s3access", "")) {
      missing.add("No S3 data events: theft and deletion of objects are not visible.");
    }
    if (!has(CLOUDTRAIL, "data:lambda")) {
      missing.add("No Lambda data events: function invocations are not visible.");
    }
    if (!hasAny("vpcflow", "zeek", "suricata", "networkfirewall")) {
      missing.add("No VPC Flow Logs: network connections are not visible.");
    }
    if (!hasAny("route53", "zeek", "suricata")) {
      missing.add("No DNS query logs: domain lookups are not visible.");
    }
    if (!has("eks", "")) {
      missing.add("No EKS audit logs: activity in clusters is not visible.");
    }
    return missing;
  }

  private boolean hasAny(String... logs) {
    return Arrays.stream(logs).anyMatch(log -> has(log, ""));
  }

  private boolean has(String log, String kind) {
    return report.coverage().stream()
        .anyMatch(each -> each.log().equals(log) && (kind.isEmpty() || each.kind().equals(kind)));
  }

  /** Regions that one account has management events of and another has not. */
  private List<String> regions() {
    Map<String, Set<String>> byAccount = new TreeMap<>();
    Set<String> all = new TreeSet<>();
    for (Coverage each : management()) {
      byAccount.computeIfAbsent(each.account(), _ -> new TreeSet<>()).add(each.region());
      all.add(each.region());
    }
    Map<Set<String>, List<String>> lacking = new LinkedHashMap<>();
    byAccount.forEach((account, regions) -> {
      Set<String> missing = new TreeSet<>(all);
      missing.removeAll(regions);
      if (!missing.isEmpty() && regions.size() * 2 >= all.size()) {
        lacking.computeIfAbsent(missing, _ -> new ArrayList<>()).add(report.account(account));
      }
    });
    return lacking.entrySet().stream()
        .map(each ->
            "No CloudTrail of "
                + Shortened.names(List.copyOf(each.getKey()))
                + " in account "
                + Shortened.names(each.getValue())
                + ", while other accounts have it.")
        .toList();
  }

  private List<Coverage> management() {
    return report.coverage().stream()
        .filter(each -> each.log().equals(CLOUDTRAIL) && each.kind().equals(MANAGEMENT))
        .filter(each -> !each.region().equals(Event.UNKNOWN))
        .toList();
  }

  /** Hours in which a log that is otherwise steady says nothing, though others do. */
  private List<String> hours() {
    Map<String, List<Coverage>> byLog =
        report.coverage().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.log() + " " + each.kind(), TreeMap::new, Collectors.toList()));
    List<String> silences = new ArrayList<>();
    for (List<Coverage> neighbours : byLog.values()) {
      BitSet any = new BitSet();
      neighbours.forEach(each -> any.or(each.hours()));
      neighbours.stream()
          .filter(BlindSpots::isSteady)
          .forEach(each -> silence(each, any, silences));
    }
    return silences;
  }

  private static boolean isSteady(Coverage coverage) {
    BitSet hours = coverage.hours();
    int span = hours.length() - hours.nextSetBit(0);
    return span > 2 * SILENT_HOURS && hours.cardinality() >= STEADY * span;
  }

  private void silence(Coverage coverage, BitSet any, List<String> silences) {
    BitSet silent = (BitSet) any.clone();
    silent.andNot(coverage.hours());
    int from = silent.nextSetBit(0);
    while (from >= 0) {
      int to = silent.nextClearBit(from);
      if (to - from >= SILENT_HOURS) {
        silences.add(silence(coverage, from, to));
      }
      from = silent.nextSetBit(to);
    }
  }

  private String silence(Coverage coverage, int from, int to) {
    return "No "
        + coverage.log()
        + (coverage.kind().isEmpty() ? "" : " (" + coverage.kind() + ")")
        + " of account "
        + report.account(coverage.account())
        + " "
        + coverage.region()
        + " "
        + report.times().span(from * Micros.HOUR, to * Micros.HOUR)
        + ", while others have it.";
  }
}
