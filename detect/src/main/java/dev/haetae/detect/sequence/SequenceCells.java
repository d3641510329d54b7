package dev.haetae.detect.sequence;

import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The state of sequences. */
final class SequenceCells {
  /** What expires is what the engine lets go, which has to be told of first. */
  private static final Duration KEPT = Duration.ofDays(36_500);

  static final StateCell.OfMap<Group> GROUPS =
      new StateCell.OfMap<>("sequence.groups", 4, KEPT, new GroupCodec());
  static final StateCell.OfMap<Link> LINKS =
      new StateCell.OfMap<>("sequence.links", 2, KEPT, new LinkCodec());

  /**
   * How many groups there ever were, and how far the expired were swept: {@code next}, {@code
   * swept}.
   */
  static final StateCell.OfMap<Long> CLOCK =
      new StateCell.OfMap<>("sequence.clock", 1, KEPT, Codec.LONG);

  /** Of how many each kind of finding of an untried rule told. */
  static final StateCell.OfMap<Prevalence> TOLD =
      new StateCell.OfMap<>("sequence.told", 1, KEPT, new PrevalenceCodec());

  private SequenceCells() {}

  private static void writeTexts(Collection<String> texts, DataOutput to) throws IOException {
    to.writeInt(texts.size());
    for (String text : texts) {
      Texts.write(text, to);
    }
  }

  private static List<String> readTexts(DataInput from) throws IOException {
    int count = from.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(Texts.read(from));
    }
    return texts;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, DataInput from) throws IOException {
    String name = from.readUTF();
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException unknown) {
      throw new IOException("a " + type.getSimpleName() + " called \"" + name + "\"", unknown);
    }
  }

  private static final class LinkCodec implements Codec<Link> {
    @Override
    public void write(Link link, DataOutput to) throws IOException {
      writeTexts(link.groups(), to);
      writeHashes(link.sharers(), to);
      writeHashes(link.grave(), to);
      to.writeBoolean(link.isShared());
      to.writeLong(link.last());
    }

    @Override
    public Link read(DataInput from) throws IOException {
      List<String> groups = readTexts(from);
      return new Link(
          groups, readHashes(from), readHashes(from), from.readBoolean(), from.readLong());
    }

    private static void writeHashes(List<Long> hashes, DataOutput to) throws IOException {
      to.writeInt(hashes.size());
      for (long hash : hashes) {
        to.writeLong(hash);
      }
    }

    private static List<Long> readHashes(DataInput from) throws IOException {
      int count = from.readInt();
      List<Long> hashes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        hashes.add(from.readLong());
      }
      return hashes;
    }
  }

  private static final class PrevalenceCodec implements Codec<Prevalence> {
    @Override
    public void write(Prevalence prevalence, DataOutput to) throws IOException {
      writeTexts(prevalence.groups(), to);
      to.writeLong(prevalence.last());
    }

    @Override
    public Prevalence read(DataInput from) throws IOException {
      return new Prevalence(readTexts(from), from.readLong());
    }
  }

  private static final class GroupCodec implements Codec<Group> {
    @Override
    public void write(Group group, DataOutput to) throws IOException {
      Texts.write(group.id(), to);
      to.writeInt(group.steps().size());
      for (SequenceStep step : group.steps()) {
        writeSignal(step.signal(), to);
        Texts.write(step.again(), to);
        to.writeLong(step.last());
        to.writeLong(step.sightings());
      }
      to.writeLong(group.unlisted());
      writeTexts(group.ties(), to);
      to.writeLong(group.last());
      to.writeBoolean(group.isHeld());
    }

    @Override
    public Group read(DataInput from) throws IOException {
      String id = Texts.read(from);
      int count = from.readInt();
      List<SequenceStep> steps = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        steps.add(
            new SequenceStep(readSignal(from), Texts.read(from), from.readLong(), from.readLong()));
      }
      long unlisted = from.readLong();
      TreeSet<String> ties = new TreeSet<>(readTexts(from));
      return new Group(id, steps, unlisted, ties, from.readLong(), from.readBoolean());
    }
  }

  /** Writes in the order of version 4, in which values of finding and event alternate. */
  private static void writeSignal(SequenceSignal signal, DataOutput to) throws IOException {
    SignalFinding finding = signal.finding();
    SignalEvent event = signal.event();
    to.writeLong(event.time());
    Texts.write(finding.id(), to);
    Texts.write(event.id(), to);
    to.writeLong(event.evidence());
    Texts.write(finding.type().toString(), to);
    Texts.write(finding.title(), to);
    to.writeDouble(finding.severity().score());
    to.writeDouble(finding.support());
    writeTexts(finding.tactics(), to);
    writeTexts(finding.techniques(), to);
    to.writeUTF(signal.familiarity().name());
    to.writeUTF(signal.outcome().name());
    Texts.write(event.log(), to);
    Texts.write(event.account(), to);
    Texts.write(event.region(), to);
    writeEntities(signal.entities(), to);
    writeResources(signal.resources(), to);
  }

  private static SequenceSignal readSignal(DataInput from) throws IOException {
    long time = from.readLong();
    String findingId = Texts.read(from);
    String eventId = Texts.read(from);
    long evidence = from.readLong();
    SignalFinding finding = readFinding(findingId, from);
    Familiarity familiarity = constant(Familiarity.class, from);
    SequenceSignal.Outcome outcome = constant(SequenceSignal.Outcome.class, from);
    SignalEvent event =
        new SignalEvent(
            time, eventId, evidence, Texts.read(from), Texts.read(from), Texts.read(from));
    return new SequenceSignal(
        finding, event, familiarity, outcome, readEntities(from), readResources(from));
  }

  private static SignalFinding readFinding(String id, DataInput from) throws IOException {
    return new SignalFinding(
        id,
        readType(from),
        Texts.read(from),
        new Severity(from.readDouble()),
        from.readDouble(),
        readTexts(from),
        readTexts(from));
  }

  private static void writeEntities(Map<EntityKind, List<String>> entities, DataOutput to)
      throws IOException {
    to.writeInt(entities.size());
    for (Map.Entry<EntityKind, List<String>> each : entities.entrySet()) {
      to.writeUTF(each.getKey().name());
      writeTexts(each.getValue(), to);
    }
  }

  private static Map<EntityKind, List<String>> readEntities(DataInput from) throws IOException {
    Map<EntityKind, List<String>> entities = new EnumMap<>(EntityKind.class);
    int kinds = from.readInt();
    for (int i = 0; i < kinds; i++) {
      entities.put(constant(EntityKind.class, from), readTexts(from));
    }
    return entities;
  }

  private static void writeResources(Map<String, List<String>> resources, DataOutput to)
      throws IOException {
    to.writeInt(resources.size());
    for (Map.Entry<String, List<String>> each : resources.entrySet()) {
      Texts.write(each.getKey(), to);
      writeTexts(each.getValue(), to);
    }
  }

  private static Map<String, List<String>> readResources(DataInput from) throws IOException {
    Map<String, List<String>> resources = new LinkedHashMap<>();
    int kinds = from.readInt();
    for (int i = 0; i < kinds; i++) {
      resources.put(Texts.read(from), readTexts(from));
    }
    return resources;
  }

  private static FindingType readType(DataInput from) throws IOException {
    String name = Texts.read(from);
    try {
      return FindingType.parse(name);
    } catch (IllegalArgumentException wrong) {
      throw new IOException("a finding type \"" + name + "\"", wrong);
    }
  }
}
