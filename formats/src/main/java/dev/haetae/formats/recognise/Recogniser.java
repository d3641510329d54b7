package dev.haetae.formats.recognise;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.JsonFormat;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells by what a JSON object says which log it is a record of. Of the alternatives that hold, over
 * all formats, the one with the most conditions wins. A format that declares none is never picked.
 */
final class Recogniser {
  private final Candidate[] candidates;

  private record Candidate(String log, Signature signature) {}

  /**
   * Ready to tell these formats apart.
   *
   * @param builder the fields conditions look at are added to it
   */
  Recogniser(List<JsonFormat> formats, FieldSelection.Builder builder) {
    List<Candidate> all = new ArrayList<>();
    for (JsonFormat format : formats) {
      DeclaredCatalog catalog = format.catalog();
      for (Map<String, List<String>> conditions : catalog.recognise()) {
        all.add(new Candidate(catalog.log(), Signature.of(conditions, builder)));
      }
    }
    all.sort(
        Comparator.comparingInt((Candidate candidate) -> -candidate.signature.size())
            .thenComparing(Candidate::log));
    candidates = all.toArray(Candidate[]::new);
  }

  /** The log an object is a record of; empty where none knows it. */
  Optional<String> recognise(Event event) {
    for (Candidate candidate : candidates) {
      if (candidate.signature.fits(event)) {
        return Optional.of(candidate.log);
      }
    }
    return Optional.empty();
  }
}
