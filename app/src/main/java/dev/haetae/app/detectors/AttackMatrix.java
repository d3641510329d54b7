package dev.haetae.app.detectors;

import dev.haetae.detect.Tactics;
import dev.haetae.findings.Technique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of ATT&amp;CK detectors cover: by tactic, the techniques and how many detectors look for
 * each.
 *
 * @param tactics in the order of an attack; a tactic to its techniques, by id
 * @param techniques how many different techniques there are
 * @see <a href="https://attack.mitre.org/matrices/enterprise/">ATT&amp;CK, Enterprise matrix</a>
 */
public record AttackMatrix(Map<String, Map<String, List<DetectorFacts>>> tactics, int techniques) {

  /** The matrix of these detectors; tactics nobody ordered come last. */
  public static AttackMatrix of(List<DetectorFacts> detectors) {
    Map<String, Map<String, List<DetectorFacts>>> found = new TreeMap<>();
    for (DetectorFacts detector : detectors) {
      for (String technique : detector.techniques()) {
        for (String tactic : served(technique, detector.tactics())) {
          found
              .computeIfAbsent(tactic, _ -> new TreeMap<>())
              .computeIfAbsent(technique, _ -> new ArrayList<>())
              .add(detector);
        }
      }
    }
    Map<String, Map<String, List<DetectorFacts>>> ordered = new LinkedHashMap<>();
    Tactics.ORDER.stream()
        .filter(found::containsKey)
        .forEach(tactic -> ordered.put(tactic, found.getOrDefault(tactic, Map.of())));
    found.forEach(ordered::putIfAbsent);
    long techniques =
        detectors.stream().flatMap(each -> each.techniques().stream()).distinct().count();
    return new AttackMatrix(ordered, (int) techniques);
  }

  /**
   * Which tactics a technique serves in a detector: those of the detector's that ATT&amp;CK gives
   * it. A detector may name a technique for a step before or after its own tactics; that stands
   * where ATT&amp;CK has it.
   */
  private static List<String> served(String id, List<String> tactics) {
    return Technique.of(id).map(technique -> served(technique, tactics)).orElse(tactics);
  }

  private static List<String> served(Technique technique, List<String> tactics) {
    List<String> served = tactics.stream().filter(technique::serves).toList();
    return served.isEmpty() ? technique.tactics() : served;
  }
}
