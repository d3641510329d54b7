package dev.haetae.flow.keyed;

import dev.haetae.flow.evidence.Occurrences;
import dev.haetae.flow.evidence.RecordFetch;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Occurrence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** Evidence that came with what fired, on the heap; only what findings show need stay. */
final class CarriedEvidence implements EvidenceStore, RecordFetch.Incomplete {
  private final Map<Long, Occurrence> occurrences = new HashMap<>();

  /** Takes evidence in; a record that is known already stays known. */
  void put(KeyedEvidence.Kept kept) {
    occurrences.merge(
        kept.number(), kept.occurrence(), (before, now) -> before.raw().isEmpty() ? now : before);
  }

  @Override
  public long keep(Event event) {
    return keep(Occurrences.of(event));
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
  public boolean lacksRecord(long number) {
    return occurrence(number).raw().isEmpty();
  }

  @Override
  public void complete(long number, String raw, boolean assumed) {
    occurrences.put(number, occurrence(number).assumed(assumed).with(raw));
  }

  /** Forgets all but these. */
  void retain(LongStream numbers) {
    Map<Long, Occurrence> shown = new HashMap<>();
    numbers.forEach(number -> shown.put(number, occurrence(number)));
    occurrences.keySet().retainAll(shown.keySet());
  }

  int size() {
    return occurrences.size();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(occurrences.size());
    for (Map.Entry<Long, Occurrence> each : occurrences.entrySet()) {
      new KeyedEvidence.Kept(each.getKey(), each.getValue()).write(out);
    }
  }

  void read(DataInput in) throws IOException {
    for (int count = in.readInt(); count > 0; count--) {
      put(KeyedEvidence.Kept.read(in));
    }
  }

  @Override
  public void close() {}
}
