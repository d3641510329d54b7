package dev.haetae.formats.read;

import dev.haetae.formats.JsonFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells by what a JSON object says which log it is a record of. Of the alternatives that hold, over
 * all formats, the one with the most conditions wins. A format that declares none is never picked.
 */
public final class Recogniser {

  /** Stands for any value in a condition. */
  public static final String ANY = "*";

  private record Candidate(JsonFormat format, Map<String, List<String>> conditions) {}

  private final List<Candidate> candidates = new ArrayList<>();

  /** Ready to tell these formats apart. */
  public Recogniser(List<JsonFormat> formats) {
    for (JsonFormat format : formats) {
      for (Map<String, List<String>> conditions : format.catalog().recognise()) {
        candidates.add(new Candidate(format, conditions));
      }
    }
    candidates.sort(
        Comparator.comparingInt((Candidate candidate) -> -candidate.conditions.size())
            .thenComparing(candidate -> candidate.format.catalog().log()));
  }

  /** Every path a condition looks at. */
  public Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    candidates.forEach(candidate -> paths.addAll(candidate.conditions.keySet()));
    return paths;
  }

  /**
   * The format of an object; empty where no log knows it.
   *
   * @param values the values at a path as text; empty where the path is absent. The text of an
   *     object, an array or a null does not matter, only that it is there
   */
  public Optional<JsonFormat> recognise(Function<String, List<String>> values) {
    return candidates.stream()
        .filter(candidate -> holds(candidate.conditions, values))
        .map(Candidate::format)
        .findFirst();
  }

  private static boolean holds(
      Map<String, List<String>> conditions, Function<String, List<String>> values) {
    return conditions.entrySet().stream()
        .allMatch(condition -> holds(condition.getValue(), values.apply(condition.getKey())));
  }

  private static boolean holds(List<String> wanted, List<String> met) {
    return !met.isEmpty() && (wanted.contains(ANY) || met.stream().anyMatch(wanted::contains));
  }
}
