package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sequence.SequenceSignal;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** One finding while its occurrences come in. Its size does not depend on how many there are. */
final class FindingState {
  private final Detector detector;
  private final FindingIdentity identity;
  private final int generation;
  private final FindingType type;
  private final String account;
  private final String region;
  private final EvidenceNumbers evidence;
  private final Involved involved;
  private final Origins origins;
  private final TreeMap<LocalDate, Long> daily = new TreeMap<>();
  private Severity severity;
  private String title;
  private String says;
  private Map<String, String> baseline;
  private OptionalDouble support;
  private long firstSeen = Event.NO_TIME;
  private long lastSeen = Event.NO_TIME;
  private long day;
  private long onDay;
  private long count;
  private Optional<Reported> reported = Optional.empty();
  private final SignalledSightings signalled = new SignalledSightings();

  FindingState(FindingIdentity identity, int generation, boolean everyEventId, Sighting first) {
    this.detector = first.detector();
    this.identity = identity;
    this.generation = generation;
    this.type = first.words().type();
    this.account = first.event().account();
    this.region = first.event().region();
    this.evidence = new EvidenceNumbers(everyEventId);
    this.involved = new Involved();
    this.origins = new Origins();
    this.severity = first.words().severity();
    this.title = first.words().title().fill(first::value);
    this.says = first.words().says().fill(first::value);
    this.baseline = new LinkedHashMap<>(first.correlated().baseline());
    this.support = first.correlated().support();
    add(first);
  }

  private FindingState(Detector detector, DataInput in) throws IOException {
    this.detector = detector;
    this.identity = new FindingIdentity(in.readLong(), in.readLong());
    this.generation = in.readInt();
    this.type = FindingType.parse(Texts.read(in));
    this.account = Texts.read(in);
    this.region = Texts.read(in);
    this.severity = new Severity(in.readDouble());
    this.title = Texts.read(in);
    this.says = Texts.read(in);
    this.baseline = Saved.textMap(in);
    this.support = Saved.number(in);
    this.firstSeen = in.readLong();
    this.lastSeen = in.readLong();
    this.day = in.readLong();
    this.onDay = in.readLong();
    this.count = in.readLong();
    for (int days = Saved.count(in); days > 0; days--) {
      daily.put(LocalDate.ofEpochDay(in.readLong()), in.readLong());
    }
    this.involved = Involved.read(in);
    this.evidence = EvidenceNumbers.read(in);
    this.reported = in.readBoolean() ? Optional.of(Reported.read(in)) : Optional.empty();
    this.origins = Origins.read(in);
    signalled.read(in);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param detector the detector that raised it, as it is today
   */
  static FindingState read(Detector detector, DataInput in) throws IOException {
    try {
      return new FindingState(detector, in);
    } catch (IllegalArgumentException wrong) {
      throw new IOException("a finding: " + wrong.getMessage(), wrong);
    }
  }

  /** Writes everything but the detector, which its file tells. */
  void write(DataOutput out) throws IOException {
    out.writeLong(identity.high());
    out.writeLong(identity.low());
    out.writeInt(generation);
    Texts.write(type.toString(), out);
    Texts.write(account, out);
    Texts.write(region, out);
    out.writeDouble(severity.score());
    Texts.write(title, out);
    Texts.write(says, out);
    Saved.write(baseline, out);
    Saved.write(support, out);
    out.writeLong(firstSeen);
    out.writeLong(lastSeen);
    out.writeLong(day);
    out.writeLong(onDay);
    out.writeLong(count);
    out.writeInt(daily.size());
    for (Map.Entry<LocalDate, Long> each : daily.entrySet()) {
      out.writeLong(each.getKey().toEpochDay());
      out.writeLong(each.getValue());
    }
    involved.write(out);
    evidence.write(out);
    out.writeBoolean(reported.isPresent());
    if (reported.isPresent()) {
      reported.get().write(out);
    }
    origins.write(out);
    signalled.write(out);
  }

  /**
   * Takes in one more occurrence; a worse case than before gives the finding its words, and so does
   * the newest word of the product that reported it.
   */
  void add(Sighting sighting) {
    Words words = sighting.words();
    if (detector.finding().reported()) {
      reported = Optional.of(Reported.of(sighting));
    }
    if (reported.isPresent() || saysMore(words.severity(), sighting.correlated().support())) {
      say(sighting);
    }
    count = Math.max(count + 1, reported.map(Reported::count).orElse(0L));
    sighting.correlated().evidence().forEach(evidence::add);
    seen(sighting.event().time(), since(sighting));
    involved.add(sighting);
    sighting.origins().forEach(origins::add);
  }

  private void say(Sighting sighting) {
    severity = sighting.words().severity();
    title = sighting.words().title().fill(sighting::value);
    says = sighting.words().says().fill(sighting::value);
    baseline = new LinkedHashMap<>(sighting.correlated().baseline());
    support = sighting.correlated().support();
  }

  /** Takes in more of what was seen already. */
  void grow(Sighting sighting) {
    if (count == 1) {
      // What was said of it was said of less, and so was what proved it.
      say(sighting);
      evidence.clear();
    }
    sighting.correlated().evidence().forEach(evidence::add);
    lastSeen = Math.max(lastSeen, sighting.event().time());
    involved.add(sighting);
    sighting.origins().forEach(origins::add);
  }

  /** Whether it is graver than what is known, or as grave with more behind it. */
  private boolean saysMore(Severity other, OptionalDouble measured) {
    int graver = other.compareTo(severity);
    return graver > 0 || (graver == 0 && confidence(measured) > confidence(support));
  }

  private double confidence(OptionalDouble measured) {
    return Confidence.of(detector.status(), measured);
  }

  private long since(Sighting sighting) {
    long told = reported.map(Reported::firstSeen).orElse(Event.NO_TIME);
    return told == Event.NO_TIME ? sighting.correlated().since() : told;
  }

  /**
   * The sighting as a signal, where it says something that was not said of this finding within the
   * hour: of another session, key or address, or that it is of more than one call.
   */
  Optional<SequenceSignal> signal(Sighting sighting) {
    boolean isNews = signalled.isNews(sighting) || count == 2;
    if (!isNews) {
      return Optional.empty();
    }
    List<String> tactics =
        tactics(sighting.words().type(), SequenceSignals.tactics(detector.document().tags()));
    // What a product says of the state of things, or made up, is no act of anybody.
    boolean isAct = reported.isEmpty() || (!reported.get().sample() && !tactics.isEmpty());
    if (!isAct) {
      return Optional.empty();
    }
    List<Long> evidence = sighting.correlated().evidence();
    SequenceSignals.Found found =
        new SequenceSignals.Found(
            id(),
            sighting.words().type(),
            sighting.words().title().fill(sighting::value),
            sighting.words().severity(),
            Confidence.weight(sighting.correlated().support()),
            tactics,
            evidence.isEmpty() ? EvidenceStore.NONE : evidence.get(evidence.size() - 1));
    return Optional.of(SequenceSignals.of(detector, found, sighting.event(), sighting));
  }

  private List<String> tactics(FindingType told, List<String> tagged) {
    return reported.isPresent() ? Reported.tactics(told) : detector.tactics(told, tagged);
  }

  private void seen(long time, long since) {
    if (time == Event.NO_TIME) {
      return;
    }
    firstSeen = firstSeen == Event.NO_TIME ? Math.min(since, time) : firstSeen;
    lastSeen = Math.max(lastSeen, time);
    long today = Micros.day(time);
    if (today != day) {
      closeDay();
      day = today;
    }
    onDay++;
  }

  private void closeDay() {
    if (onDay > 0) {
      daily.merge(LocalDate.ofEpochDay(day), onDay, Long::sum);
      onDay = 0;
    }
  }

  /** Whether something at this time comes after the finding has been quiet for long enough. */
  boolean isOverAt(long time) {
    return time != Event.NO_TIME
        && lastSeen != Event.NO_TIME
        && Duration.of(time, ChronoUnit.MICROS)
                .minus(Duration.of(lastSeen, ChronoUnit.MICROS))
                .compareTo(detector.finding().quiet())
            > 0;
  }

  Detector detector() {
    return detector;
  }

  FindingIdentity identity() {
    return identity;
  }

  int generation() {
    return generation;
  }

  Severity severity() {
    return severity;
  }

  long firstSeen() {
    return firstSeen;
  }

  String id() {
    return identity.id(generation);
  }

  /** Numbers of the events that are shown whole. */
  long[] evidence() {
    return evidence.kept();
  }

  /** The finding as it stands, its evidence fetched. */
  Finding finding(EvidenceStore store) {
    closeDay();
    List<Occurrence> occurrences =
        Arrays.stream(evidence.kept())
            .mapToObj(store::occurrence)
            // Some events of what has grown may be kept twice.
            .distinct()
            .sorted(Comparator.comparingLong(Occurrence::time).thenComparing(Occurrence::eventId))
            .toList();
    List<String> eventIds =
        Arrays.stream(evidence.all())
            .mapToObj(n -> store.occurrence(n).eventId())
            .distinct()
            .toList();
    Detector.Declaration declaration = detector.finding();
    List<String> tags = detector.document().tags();
    return Finding.builder(id(), type, severity)
        .detector(detector.id())
        .title(title)
        .confidence(confidence(support))
        .account(account)
        .region(region)
        .firstSeen(firstSeen)
        .lastSeen(lastSeen)
        .count(count)
        .daily(daily)
        .resources(involved.resources())
        .actor(actor())
        .techniques(Attack.techniques(tags))
        .tactics(tactics(type, Attack.tactics(tags)))
        .explanation(
            new Explanation(says, declaration.why(), declaration.otherwise(), declaration.next()))
        .baseline(baseline)
        .evidence(occurrences)
        .eventIds(eventIds)
        .generation(generation)
        .previous(generation == 1 ? Optional.empty() : Optional.of(identity.id(generation - 1)))
        .suppressed(reported.flatMap(Reported::hidden))
        .sample(reported.map(Reported::sample).orElse(false))
        .reportedBy(reported.map(Reported::product))
        .build();
  }

  private Actor actor() {
    SortedMap<EntityKind, Long> unlisted = new TreeMap<>(involved.unlisted());
    if (origins.unlisted() > 0) {
      unlisted.merge(EntityKind.PRINCIPAL, origins.unlisted(), Long::sum);
    }
    List<String> principal = involved.listed(EntityKind.PRINCIPAL);
    return new Actor(
        principal.isEmpty() ? "" : principal.get(0),
        involved.listed(EntityKind.SESSION),
        involved.listed(EntityKind.ACCESS_KEY),
        involved.listed(EntityKind.ADDRESS),
        involved.listed(EntityKind.USER_AGENT),
        involved.listed(EntityKind.HOST),
        unlisted,
        origins.listed());
  }
}
