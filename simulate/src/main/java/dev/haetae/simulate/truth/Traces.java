package dev.haetae.simulate.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.text.ByteText;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all attacks together leave behind: records in the logs and lines of truth. */
public final class Traces {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<LogKind> logs;
  private final List<String> attacks = new ArrayList<>();
  private final List<Trace> traces = new ArrayList<>();
  private final List<String> truth = new ArrayList<>();
  private final Set<String> addresses = new LinkedHashSet<>();
  private final Set<String> domains = new LinkedHashSet<>();

  /**
   * Nothing yet.
   *
   * @param logs the logs that are written; what is in no other leaves no truth
   */
  public Traces(Set<LogKind> logs) {
    this.logs = Set.copyOf(logs);
  }

  /**
   * One record that belongs into a log.
   *
   * @param second when it happened, seconds since the epoch
   * @param text the record as the log writes it
   */
  public record Trace(LogKind log, long second, Account account, String region, String text) {}

  /** A record of an attack. */
  public void add(Trace trace) {
    traces.add(trace);
  }

  /**
   * What one attack was; nothing where all that it does is in logs that are not written.
   *
   * @param attack its name
   * @param techniques ATT&amp;CK technique ids
   * @param first when it began, seconds since the epoch
   * @param last when it ended
   */
  public void conclude(
      String attack,
      String description,
      List<String> techniques,
      List<TruthStep> played,
      long first,
      long last) {
    List<TruthStep> steps = played.stream().filter(step -> logs.contains(step.log())).toList();
    if (steps.isEmpty()) {
      return;
    }
    attacks.add(attack);
    for (TruthStep step : steps) {
      truth.add(write(step.asJson()));
      addresses.add(step.address());
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("attack", attack);
    summary.put("summary", true);
    summary.put("description", description);
    summary.put("techniques", techniques);
    summary.put("firstSeen", new ByteText(20).time(first).toString());
    summary.put("lastSeen", new ByteText(20).time(last).toString());
    summary.put("events", steps.stream().mapToInt(step -> step.records().size()).sum());
    summary.put("accounts", steps.stream().map(TruthStep::account).distinct().toList());
    summary.put("principals", steps.stream().map(TruthStep::principal).distinct().toList());
    truth.add(write(summary));
  }

  private static String write(Map<String, Object> line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A domain whose owner is an attacker. */
  public void ownedByAttacker(String domain) {
    domains.add(domain);
  }

  /** The names of the attacks of which the logs tell anything. */
  public List<String> attacks() {
    return List.copyOf(attacks);
  }

  /** The addresses attacks came from or went to, some of them the organisation's own. */
  public Set<String> addresses() {
    return Collections.unmodifiableSet(addresses);
  }

  /** The domains of attackers. */
  public Set<String> domains() {
    return Collections.unmodifiableSet(domains);
  }

  /** The records for one log in the order of time. */
  public List<Trace> of(LogKind log) {
    return traces.stream()
        .filter(trace -> trace.log() == log)
        .sorted(Comparator.comparingLong(Trace::second))
        .toList();
  }

  /** The truth, one JSON object a line. */
  public List<String> truth() {
    return List.copyOf(truth);
  }
}
