package dev.haetae.model.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An attack told as a whole: the findings that are its steps, and what follows from them together.
 *
 * @param steps in order of time
 * @param unlisted sightings of further steps that are not listed
 * @param tactics ATT&amp;CK tactics in the order in which the attack came to them
 * @param reached tactics of steps that succeeded, in the order of ATT&amp;CK
 * @param entry how it began, as far as the logs tell
 * @param principals who acted, in the order of appearance
 * @param resources what was acted upon: kind to names
 * @param indicators what to look for elsewhere: kind ({@code address}, {@code access key}, {@code
 *     user agent}, {@code domain}) to values
 * @param containment what to take from the attacker, in this order
 * @param reasons why it is taken for an attack, a sentence each
 * @param others names of other kinds of sequence it fits as well
 * @param story what happened, in plain words
 */
public record Sequence(
    List<Step> steps,
    long unlisted,
    List<String> tactics,
    List<String> reached,
    Entry entry,
    List<String> principals,
    Map<String, List<String>> resources,
    Map<String, List<String>> indicators,
    List<Measure> containment,
    List<String> reasons,
    List<String> others,
    String story) {

  /** Copies the collections; maps keep their order. */
  public Sequence {
    steps = List.copyOf(steps);
    tactics = List.copyOf(tactics);
    reached = List.copyOf(reached);
    principals = List.copyOf(principals);
    resources = copy(resources);
    indicators = copy(indicators);
    containment = List.copyOf(containment);
    reasons = List.copyOf(reasons);
    others = List.copyOf(others);
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> lists) {
    Map<String, List<String>> copies = new LinkedHashMap<>();
    lists.forEach((name, values) -> copies.put(name, List.copyOf(values)));
    return Collections.unmodifiableMap(copies);
  }

  /**
   * A finding, and what of it belongs to this attack.
   *
   * @param finding the finding it is
   * @param tactic the ATT&amp;CK tactic it is told under; empty where it has none
   * @param seen when and where it was seen in this sequence
   * @param actor who did it
   * @param succeeded whether it did what it was meant to do
   * @param isCore whether it is surely the attacker's; others have only the principal in common,
   *     whose owner may have been at work too
   * @param adds how much it adds to the confidence, 0 to 1
   */
  public record Step(
      StepFinding finding,
      String tactic,
      Seen seen,
      StepActor actor,
      boolean succeeded,
      boolean isCore,
      double adds) {

    /** The id of the finding it is. */
    public String findingId() {
      return finding.id();
    }
  }

  /** What a step says of the finding it is. */
  public record StepFinding(String id, FindingType type, String title, Severity severity) {}

  /**
   * When and where a step was seen.
   *
   * @param first microseconds since 1970
   * @param last microseconds since 1970
   * @param log the log that tells of it
   */
  public record Seen(long first, long last, String account, String region, String log) {}

  /**
   * Who took a step.
   *
   * @param principal empty where the log does not say
   * @param accessKeys ids of the keys used
   * @param addresses where it came from
   */
  public record StepActor(String principal, List<String> accessKeys, List<String> addresses) {

    /** Copies the lists. */
    public StepActor {
      accessKeys = List.copyOf(accessKeys);
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * How an attack began; what the logs do not tell is empty.
   *
   * @param time microseconds since 1970
   * @param principal whose credential or machine it was
   * @param accessKey the key
   * @param address where it came from
   * @param host the machine
   */
  public record Entry(long time, String principal, String accessKey, String address, String host) {}

  /**
   * Something to take from the attacker.
   *
   * @param text for a person
   * @param command for a shell; empty where it takes more than one line
   */
  public record Measure(String text, Optional<String> command) {}

  /** The steps that are surely the attacker's. */
  public List<Step> core() {
    List<Step> core = new ArrayList<>();
    for (Step step : steps) {
      if (step.isCore()) {
        core.add(step);
      }
    }
    return core;
  }
}
