package dev.haetae.flow.continuation;

import com.google.common.primitives.Longs;
import dev.haetae.detect.Detector;
import dev.haetae.findings.FindingLedger;
import dev.haetae.flow.copies.Duplicates;
import dev.haetae.flow.copies.EarlierEvents;
import dev.haetae.flow.evidence.EarlierEvidence;
import dev.haetae.flow.evidence.EvidenceFile;
import dev.haetae.flow.judge.OrderedStage;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.model.Phrase;
import dev.haetae.model.log.FileReason;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ties a scan to the one before it and the one after it, where the user wants that. */
public final class Continuation {
  private static final String IDENTITIES = "identities";
  private static final String DETECTORS = "detectors";
  private static final String FINDINGS = "findings";
  private static final String EVIDENCE = "evidence";
  private static final String EVIDENCE_INDEX = "evidence-index";

  private final Optional<StateFolder> folder;
  private final Optional<StateFolder> left;
  private final List<String> notes = new ArrayList<>();
  private Optional<StateFolder.Leaving> leaving = Optional.empty();

  /** Numbers of the evidence of which speaks what was written, of earlier scans too. */
  private long[] spokenOf = {};

  /** From and to a folder, or of nothing where there is none. */
  public Continuation(Optional<StateFolder> folder) {
    this.folder = folder;
    this.left = folder.filter(each -> !each.isEmpty());
  }

  /** Counts copies, of events of earlier scans too, and notes for the next scan which were met. */
  public long count(Duplicates duplicates) {
    if (folder.isEmpty()) {
      return duplicates.count();
    }
    List<Path> earlier = left.stream().map(each -> each.left(IDENTITIES)).toList();
    long[] copies = new long[1];
    try {
      StateFolder.Leaving next = folder.get().leave();
      leaving = Optional.of(next);
      next.write(
          IDENTITIES,
          out -> copies[0] = duplicates.count(earlier, identity -> write(identity, out)));
    } catch (IOException e) {
      throw unwritable(e);
    }
    return copies[0];
  }

  /** Told apart from temporary files that cannot be read. */
  private static void write(long identity, DataOutputStream out) {
    try {
      out.writeLong(identity);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** The events of earlier scans. */
  public EarlierEvents earlierEvents() {
    return left.map(each -> new EarlierEvents(each.left(IDENTITIES))).orElse(EarlierEvents.NOTHING);
  }

  /** The evidence of this scan and, where it goes on from others, of those. */
  public EvidenceFile evidence(TemporaryFolder temporary) {
    return folder
        .map(each ->
            new EvidenceFile(
                temporary.next(EVIDENCE), each.nextEvidence(), left.map(Continuation::earlier)))
        .orElseGet(() -> new EvidenceFile(temporary));
  }

  private static EarlierEvidence earlier(StateFolder left) {
    Path file = left.left(EVIDENCE);
    try {
      return EarlierEvidence.open(file, left.left(EVIDENCE_INDEX));
    } catch (IOException e) {
      throw StateFolder.Unusable.unread(file, e);
    }
  }

  /** Puts back what the last scan knew. */
  public void restore(OrderedStage stage, FindingLedger ledger, Detection detection) {
    if (left.isEmpty()) {
      return;
    }
    Map<String, Detector> detectors = new HashMap<>();
    detection.running().forEach(each -> detectors.putIfAbsent(each.id(), each));
    detection.searches().forEach(each -> detectors.putIfAbsent(each.id(), each));
    left.get()
        .read(
            DETECTORS,
            in ->
                stage
                    .restore(in)
                    .forEach(each -> notes.add("a detector begins to learn anew: " + each)));
    left.get()
        .read(
            FINDINGS,
            in -> {
              int lost = ledger.read(in, detectors);
              if (lost > 0) {
                notes.add(
                    "left out: "
                        + Phrase.count(lost, "finding")
                        + " of detectors that do not run now");
              }
            });
  }

  /**
   * Writes what this scan knows for the next.
   *
   * @return the numbers of this scan's evidence that it speaks of
   */
  public long[] write(OrderedStage stage, FindingLedger ledger, EvidenceFile evidence) {
    if (stage.late() > 0) {
      notes.add(
          Phrase.count(stage.late(), "event")
              + " came late, older than what the last scan ended with, and judged by what was learnt"
              + " after them");
    }
    if (leaving.isEmpty()) {
      return new long[0];
    }
    try {
      leaving.get().write(DETECTORS, stage::save);
      leaving.get().write(FINDINGS, ledger::write);
      List<Path> speaking = List.of(leaving.get().path(DETECTORS), leaving.get().path(FINDINGS));
      long[] numbers = NumbersWritten.in(speaking, evidence.next());
      long[] own = evidence.own(numbers);
      spokenOf = Longs.concat(evidence.earlier(numbers), own);
      return own;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Leaves for the next scan what was written, with the evidence that it speaks of: of all evidence
   * what a later finding may show.
   */
  public void leave(EvidenceFile evidence) {
    if (leaving.isEmpty()) {
      return;
    }
    try {
      writeEvidence(evidence, leaving.get());
      leaving.get().commit(evidence.next());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void writeEvidence(EvidenceFile evidence, StateFolder.Leaving leaving)
      throws IOException {
    long[][] index = new long[1][];
    leaving.write(EVIDENCE, out -> index[0] = evidence.write(spokenOf, out));
    leaving.write(
        EVIDENCE_INDEX,
        out -> {
          for (long number : index[0]) {
            out.writeLong(number);
          }
        });
  }

  private static StateFolder.Unusable unwritable(IOException e) {
    return new StateFolder.Unusable("the state could not be written: " + FileReason.of(e));
  }

  /** What the user should know of how well one scan continued the other, a sentence each. */
  public List<String> notes() {
    return notes;
  }
}
