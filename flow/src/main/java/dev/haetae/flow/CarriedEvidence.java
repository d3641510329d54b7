package dev.haetae.flow;

import dev.haetae.model.Event;
import dev.haetae.model.EvidenceStore;
import dev.haetae.model.Occurrence;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** Evidence that came with what fired, on the heap; only what findings show need stay. */
public final class CarriedEvidence implements EvidenceStore, RecordFetch.Incomplete {
  private final Map<Long, Occurrence> occurrences = new HashMap<>();

  /** Takes evidence in; a record that is known already stays known. */
  public void put(KeyedEvidence.Kept kept) {
    occurrences.merge(
        kept.number(), kept.occurrence(), (before, now) -> before.raw().isEmpty() ? now : before);
  }

  @Override
  public long keep(Event event) {
    return keep(
        new Occurrence(event.id(), event.time(), event.log(), event.place(), event.raw().text()));
  }

  @Override
  public long keep(Occurrence occurrence) {
    KeyedEvidence.Kept kept = KeyedEvidence.Kept.of(occurrence);
    put(kept);
    return kept.number();
  }

  @Override
  public Occurrence occurrence(long number) {
    return Objects.requireNonNull(occurrences.get(number), () -> "no evidence " + number);
  }

  @Override
  public void complete(long number, String raw) {
    Occurrence known = occurrence(number);
    occurrences.put(
        number, new Occurrence(known.eventId(), known.time(), known.log(), known.place(), raw));
  }

  /** Forgets all but these. */
  public void retain(LongStream numbers) {
    Map<Long, Occurrence> shown = new HashMap<>();
    numbers.forEach(number -> shown.put(number, occurrence(number)));
    occurrences.keySet().retainAll(shown.keySet());
  }

  @Override
  public void close() {}
}
