package dev.haetae.findings;

import dev.haetae.detect.Template;
import dev.haetae.detect.owner.InterfaceOwner;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.JsonText;
import dev.haetae.model.event.EntityKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who acted and what was acted upon, by all occurrences of one finding. */
final class Involved {
  /** The most names of one kind that a finding lists. */
  static final int MOST_NAMES = 50;

  private static final int LONGEST_RESOURCE = 8_000;
  private static final String ANY_RESOURCE = "Resource";

  private final Map<EntityKind, Names> entities = new EnumMap<>(EntityKind.class);
  private final Map<String, Names> resources = new LinkedHashMap<>();

  /** Reads what {@link #write} wrote. */
  static Involved read(DataInput in) throws IOException {
    Involved involved = new Involved();
    for (int kinds = Saved.count(in); kinds > 0; kinds--) {
      involved.entities.put(EntityKind.valueOf(Texts.read(in)), Names.read(in));
    }
    for (int kinds = Saved.count(in); kinds > 0; kinds--) {
      involved.resources.put(Texts.read(in), Names.read(in));
    }
    return involved;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(entities.size());
    for (Map.Entry<EntityKind, Names> each : entities.entrySet()) {
      Texts.write(each.getKey().name(), out);
      each.getValue().write(out);
    }
    out.writeInt(resources.size());
    for (Map.Entry<String, Names> each : resources.entrySet()) {
      Texts.write(each.getKey(), out);
      each.getValue().write(out);
    }
  }

  void add(Sighting sighting) {
    for (EntityKind kind : EntityKind.values()) {
      if (kind != EntityKind.RESOURCE && kind != EntityKind.DOMAIN) {
        addEntities(kind, sighting.entity(kind));
      }
    }
    Map<String, String> declared = sighting.detector().finding().resources();
    declared.forEach((kind, field) -> addResources(kind, sighting.values(field)));
    if (declared.isEmpty()) {
      addResources(ANY_RESOURCE, sighting.fields().resources(sighting.event()));
    }
    addInterfaceOwner(sighting);
  }

  private void addEntities(EntityKind kind, List<String> names) {
    int most = kind == EntityKind.PRINCIPAL ? 1 : MOST_NAMES;
    for (String name : names) {
      entities
          .computeIfAbsent(kind, unused -> new Names(most))
          .add(Template.cut(name, Template.LONGEST_VALUE));
    }
  }

  /** What a network interface belongs to is named, whatever the detector speaks of. */
  private void addInterfaceOwner(Sighting sighting) {
    String name = sighting.correlated().group().getOrDefault(InterfaceOwner.NAME, "");
    String kind = sighting.correlated().group().getOrDefault(InterfaceOwner.KIND, "");
    if (!name.isEmpty()) {
      InterfaceOwner.resourceOf(kind).ifPresent(resource -> addResources(resource, List.of(name)));
    }
  }

  /** Names gather; of an object, which differs in small ways each time, the first is enough. */
  private void addResources(String kind, List<String> values) {
    for (String value : values) {
      int most = value.startsWith("{") ? 1 : MOST_NAMES;
      resources
          .computeIfAbsent(kind, unused -> new Names(most))
          .add(Template.cut(value, LONGEST_RESOURCE));
    }
  }

  /** What was acted upon: kind to its name, or to a JSON array of names. */
  Map<String, String> resources() {
    Map<String, String> texts = new LinkedHashMap<>();
    resources.forEach((kind, names) -> texts.put(kind, JsonText.oneOrArray(names.listed())));
    return texts;
  }

  /** The names of one kind of who acted, up to {@link #MOST_NAMES}. */
  List<String> listed(EntityKind kind) {
    Names names = entities.get(kind);
    return names == null ? new ArrayList<>() : names.listed();
  }

  /** How many names there are besides those listed; of kinds of which all are listed nothing. */
  Map<EntityKind, Long> unlisted() {
    Map<EntityKind, Long> unlisted = new EnumMap<>(EntityKind.class);
    entities.forEach((kind, names) -> {
      if (names.unlisted() > 0) {
        unlisted.put(kind, names.unlisted());
      }
    });
    return unlisted;
  }
}
