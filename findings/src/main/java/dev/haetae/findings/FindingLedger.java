package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sequence.SequenceSignal;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes findings of what detectors saw. Occurrences with the same type, detector, account, Region
 * and identifying values are one finding; after a quiet time, the same thing again is the next
 * generation of it.
 *
 * <p>Fed in order of time, then of event id; the same events give the same findings then, whatever
 * the order among detectors that fired on one event. Events must carry the {@linkplain
 * FindingFields#paths fields} their findings are made from. Not safe for use by several threads.
 */
public final class FindingLedger {
  /** Raised whenever a ledger is written differently. */
  private static final int VERSION = 4;

  private final EvidenceStore evidence;
  private final boolean everyEventId;
  private final Sightings sightings = new Sightings();
  private Consumer<SequenceSignal> signals = signal -> {};
  private final FindingStates findings;
  private final Map<FindingIdentity, Integer> latest = new HashMap<>();

  /**
   * An empty ledger.
   *
   * @param evidence where the events it is told of are kept
   * @param everyEventId whether findings name all their events; each then costs eight bytes here
   */
  public FindingLedger(EvidenceStore evidence, boolean everyEventId) {
    this(evidence, everyEventId, SpillStore.NOWHERE, Integer.MAX_VALUE);
  }

  /**
   * The same with most findings put aside where there are many.
   *
   * @param spill where to
   * @param most how many findings are in memory at once
   */
  public FindingLedger(EvidenceStore evidence, boolean everyEventId, SpillStore spill, int most) {
    this.evidence = evidence;
    this.everyEventId = everyEventId;
    this.findings = new FindingStates(spill, most);
  }

  /** What is known besides the events, for those that are told of later. */
  public Sightings sightings() {
    return sightings;
  }

  /**
   * Hands sightings to a listener: of one finding at most a few an hour, those that differ in who
   * acted and from where. In order of time.
   */
  public void tell(Consumer<SequenceSignal> listener) {
    signals = listener;
  }

  /**
   * A detector fired on one event.
   *
   * @param chosen the case of the detector that holds for the event
   * @param number the event's number in the evidence store
   */
  public void occurred(
      Detector detector,
      Optional<Detector.Case> chosen,
      Event event,
      FieldCatalog catalog,
      long number) {
    Correlated alone = new Correlated(event.time(), Map.of(), Map.of(), List.of(number));
    correlated(detector, chosen, event, catalog, alone);
  }

  /** A correlation of several events fired; {@code event} is the one that completed it. */
  public void correlated(
      Detector detector,
      Optional<Detector.Case> chosen,
      Event event,
      FieldCatalog catalog,
      Correlated correlated) {
    Sighting sighting = sightings.of(detector, chosen, event, catalog, correlated);
    Detector.FoundWhen told = chosen.map(Detector.Case::told).orElse(Detector.FoundWhen.ALWAYS);
    if (told.allows(sighting::isOutOfPlace)) {
      taken(FindingIdentity.of(sighting), sighting).signal(sighting).ifPresent(signals);
    }
  }

  /**
   * What a detector fired on before is there again, and more of it: the newest of its findings
   * counts no more for it, and nobody is told.
   */
  public void grown(Detector detector, Event event, FieldCatalog catalog, Correlated correlated) {
    Sighting sighting = sightings.of(detector, Optional.empty(), event, catalog, correlated);
    Integer known = latest.get(FindingIdentity.of(sighting));
    if (known != null) {
      findings.get(known).grow(sighting);
    }
  }

  private FindingState taken(FindingIdentity identity, Sighting sighting) {
    Integer known = latest.get(identity);
    if (known == null) {
      return begin(identity, 1, sighting);
    }
    FindingState state = findings.get(known);
    if (state.isOverAt(sighting.event().time())) {
      return begin(identity, state.generation() + 1, sighting);
    }
    state.add(sighting);
    return state;
  }

  private FindingState begin(FindingIdentity identity, int generation, Sighting sighting) {
    FindingState state = new FindingState(identity, generation, everyEventId, sighting);
    latest.put(identity, findings.add(state));
    return state;
  }

  /** Writes every finding down, to be read by the ledger of a later run. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(findings.size());
    for (int number = 0; number < findings.size(); number++) {
      byte[] bytes = findings.bytes(number);
      Texts.write(findings.detector(number).id(), out);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /**
   * Reads what {@link #write} wrote into this ledger, which must be empty. A finding whose detector
   * is not there any more is left out.
   *
   * @param detectors the detectors there are, by id
   * @return how many findings were left out
   * @throws IOException where it is something else, or written by another version
   */
  public int read(DataInput in, Map<String, Detector> detectors) throws IOException {
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("its findings have version " + version + ", not " + VERSION);
    }
    int left = 0;
    for (int count = Saved.count(in); count > 0; count--) {
      Detector detector = detectors.get(Texts.read(in));
      byte[] bytes = new byte[Saved.count(in)];
      in.readFully(bytes);
      if (detector == null) {
        left++;
      } else {
        DataInput one = new DataInputStream(new ByteArrayInputStream(bytes));
        FindingState state = FindingState.read(detector, one);
        latest.put(state.identity(), findings.add(state));
      }
    }
    return left;
  }

  /** The numbers of the events that are shown whole with the findings as they stand. */
  public LongStream evidence() {
    return IntStream.range(0, findings.size())
        .mapToObj(findings::look)
        .flatMapToLong(state -> Arrays.stream(state.evidence()));
  }

  /**
   * The findings as they stand, worst first, then by time first seen and id. Evidence is fetched as
   * the stream is drawn, so that no more than one finding's need be in memory.
   */
  public Stream<Finding> findings() {
    return sketches().map(sketch -> sketch.whole().get());
  }

  /** The same, to be put in order among others. */
  public Stream<FindingSketch> sketches() {
    FindingStates all = findings;
    EvidenceStore shown = evidence;
    return IntStream.range(0, all.size())
        .mapToObj(number -> sketch(number, all, shown))
        .sorted(FindingSketch.WORST_FIRST);
  }

  /** Holds on to no more than what findings are made of, and not to all that the ledger knows. */
  private static FindingSketch sketch(int number, FindingStates all, EvidenceStore evidence) {
    FindingState state = all.look(number);
    return new FindingSketch(
        state.severity(), state.firstSeen(), state.id(), () -> all.look(number).finding(evidence));
  }
}
