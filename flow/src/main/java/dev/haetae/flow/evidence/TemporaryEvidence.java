package dev.haetae.flow.evidence;

import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Occurrence;

/** Evidence in a file that is gone when it is closed. */
public final class TemporaryEvidence implements EvidenceStore {
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final EvidenceFile file = new EvidenceFile(folder);

  @Override
  public long keep(Event event) {
    return file.keep(event);
  }

  @Override
  public long keep(Occurrence occurrence) {
    return file.keep(occurrence);
  }

  @Override
  public Occurrence occurrence(long number) {
    return file.occurrence(number);
  }

  @Override
  public void close() {
    file.close();
    folder.close();
  }
}
