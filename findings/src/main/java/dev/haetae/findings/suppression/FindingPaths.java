package dev.haetae.findings.suppression;

import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The paths that the JSON line of a finding has. A misspelt path would match nothing: the
 * suppression would cover nothing, or, with another key, less than was meant.
 */
final class FindingPaths {
  /** Short for {@code actor.principal}. */
  static final String PRINCIPAL = "principal";

  /** What stands under a name: nothing, some names, or any, as what is kept there differs. */
  private sealed interface Below {}

  private record Names(Set<String> names) implements Below {}

  private enum Any implements Below {
    ANY
  }

  private static final Names NOTHING = new Names(Set.of());

  private static final Names OF_ACTORS =
      new Names(
          Set.of(
              "principal",
              "sessions",
              "accessKeys",
              "addresses",
              "userAgents",
              "hosts",
              "unlisted",
              "chains"));

  private static final Names OF_EVIDENCE =
      new Names(Set.of("eventId", "time", "timeAssumed", "log", "place", "raw"));

  private static final List<String> PLAIN =
      List.of(
          "id",
          "type",
          "title",
          "confidence",
          "detector",
          "account",
          "region",
          "firstSeen",
          "lastSeen",
          "count",
          PRINCIPAL,
          "techniques",
          "tactics",
          "explanation",
          "says",
          "why",
          "otherwise",
          "next",
          "eventIds",
          "generation",
          "previous",
          "reportedBy",
          "sample");

  private static final Map<String, Below> BELOW = below();

  private FindingPaths() {}

  private static Map<String, Below> below() {
    Map<String, Below> below = new TreeMap<>();
    PLAIN.forEach(name -> below.put(name, NOTHING));
    below.put("severity", new Names(Set.of("score", "label")));
    below.put("actor", OF_ACTORS);
    below.put("evidence", OF_EVIDENCE);
    for (String name : List.of("resource", "baseline", "sequence", "daily")) {
      below.put(name, Any.ANY);
    }
    return below;
  }

  /**
   * The names a key leads through.
   *
   * @throws dev.haetae.detect.yaml.MalformedRule where findings have no such path
   */
  static List<String> of(Yaml.Entry entry) {
    if (entry.key().equals(PRINCIPAL)) {
      return List.of("actor", PRINCIPAL);
    }
    List<String> path = List.of(entry.key().split("\\.", -1));
    String first = path.get(0);
    Below below = BELOW.get(first);
    if (below == null) {
      throw unknown(entry, "", first, BELOW.keySet());
    }
    if (path.size() > 1 && below instanceof Names known && !known.names().contains(path.get(1))) {
      if (known.names().isEmpty()) {
        throw entry
            .mark()
            .refuse("the key \"" + entry.key() + "\" is unknown here; nothing is below " + first);
      }
      throw unknown(entry, first + ".", path.get(1), known.names());
    }
    return path;
  }

  private static RuntimeException unknown(
      Yaml.Entry entry, String before, String name, Collection<String> known) {
    String meant = NearestName.ask(NearestName.of(name, known).map(before::concat));
    String all = NearestName.list(known.stream().map(before::concat).toList());
    return entry
        .mark()
        .refuse(
            "the key \""
                + entry.key()
                + "\" is unknown here"
                + (meant.isEmpty() ? "; expected one of " + all : meant));
  }

  /** All paths that can be told beforehand: of names below which any may stand, the name alone. */
  static Set<String> all() {
    Set<String> all = new TreeSet<>();
    BELOW.forEach((name, below) -> {
      if (below instanceof Names known && !known.names().isEmpty()) {
        known.names().forEach(each -> all.add(name + "." + each));
      } else {
        all.add(name);
      }
    });
    return all;
  }

  /** Whether every finding has something at a path, so that to be there sets none apart. */
  static boolean isOfAll(List<String> path) {
    return BELOW.get(path.get(0)) instanceof Names
        && !path.get(0).equals("previous")
        && !path.get(0).equals("reportedBy");
  }
}
