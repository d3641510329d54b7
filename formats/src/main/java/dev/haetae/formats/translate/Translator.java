package dev.haetae.formats.translate;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Translation;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.formats.scan.JsonWalk;
import dev.haetae.model.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an object that a product kept the record it was made of, by a {@link Translation}: the
 * fields of the log under its own names, each written as the log writes it. Names may be nested
 * objects or hold dots, as the product has them. For one thread, used for one object after another.
 */
public final class Translator {
  private static final int NOT_MET = -1;

  /** A field of the log, or an object that its fields lie in. */
  private static final class Slot {
    final byte[] name;
    final List<Source> sources = new ArrayList<>();
    final Map<String, Slot> inside = new LinkedHashMap<>();
    Field.Type type = Field.Type.STRING;

    Slot(String name) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A name that a field is kept under, and where in the object at hand its value is. */
  private static final class Source {
    final Slot slot;
    final Map<String, List<String>> when;

    /** What the members of its objects are called in the log, where that differs. */
    final Map<String, byte[]> members = new HashMap<>();

    final List<Member> below = new ArrayList<>();
    int start = NOT_MET;
    int end;

    Source(Slot slot, Map<String, List<String>> when) {
      this.slot = slot;
      this.when = when;
    }
  }

  /** A value with the name it goes by. */
  private record Member(String name, int start, int end) {}

  private final DeclaredCatalog catalog;
  private final Translation translation;
  private final JsonScanner scanner;
  private final Slot root = new Slot("");
  private final Map<String, Slot> slots = new HashMap<>();
  private final Map<String, List<Source>> sources = new HashMap<>();
  private final Set<String> parents = new HashSet<>();
  private final List<Source> met = new ArrayList<>();
  private final List<Member> unknown = new ArrayList<>();
  private Optional<byte[]> whole = Optional.empty();
  private final TranslatedValue values;

  /** Gives records of a log back what a product changed in them, as the translation says. */
  public Translator(DeclaredCatalog catalog, Translation translation, JsonScanner scanner) {
    this.catalog = catalog;
    this.translation = translation;
    this.scanner = scanner;
    this.values = new TranslatedValue(scanner);
    translation.rows().forEach(this::add);
    translation.whole().forEach(this::addParents);
    sources.forEach(this::nameMembers);
  }

  private void add(Translation.Row row) {
    Slot slot = slots.computeIfAbsent(row.field(), this::slot);
    for (String name : row.names()) {
      Source source = new Source(slot, row.when());
      slot.sources.add(source);
      sources.computeIfAbsent(name, unused -> new ArrayList<>()).add(source);
      addParents(name);
    }
  }

  private Slot slot(String path) {
    Slot slot = root;
    for (String part : path.split("\\.", -1)) {
      slot = slot.inside.computeIfAbsent(part, Slot::new);
    }
    for (Field field : catalog.fields()) {
      if (field.name().equals(path)) {
        slot.type = field.type();
      }
    }
    return slot;
  }

  private void addParents(String name) {
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      parents.add(name.substring(0, dot));
    }
  }

  /** Where what lies in an object is kept under names of its own, its members get those of ours. */
  private void nameMembers(String name, List<Source> outer) {
    for (Source source : outer) {
      sources.forEach((path, each) -> {
        if (path.startsWith(name + ".") && source.slot.inside.containsValue(each.get(0).slot)) {
          source.members.put(path.substring(name.length() + 1), each.get(0).slot.name);
        }
      });
    }
  }

  /** The log the records are of. */
  public String log() {
    return catalog.log();
  }

  /**
   * The record that the object at {@code start} was made of, as JSON with the padding a scanner
   * needs.
   *
   * @throws Stop where the object is not well formed
   */
  public byte[] translate(byte[] bytes, int start, int limit) {
    forget();
    values.begin(bytes);
    members(bytes, start, limit, "");
    object(root);
    return values.padded();
  }

  private void forget() {
    for (Source source : met) {
      source.start = NOT_MET;
      source.below.clear();
    }
    met.clear();
    unknown.clear();
    whole = Optional.empty();
  }

  /** The record as it was, where the last object has it too. */
  public Optional<byte[]> whole() {
    return whole;
  }

  /** What of the last object was not understood, in a sentence. */
  public Optional<String> complaint() {
    if (!values.unreadable().isEmpty()) {
      return Optional.of(
          translation.keeper()
              + ": "
              + values.unreadable()
              + " is neither JSON nor the text of a map; read as text");
    }
    return unknown.stream()
        .findFirst()
        .map(member ->
            translation.keeper()
                + ": "
                + member.name()
                + " is no field of "
                + catalog.title()
                + " that is known; kept under that name");
  }

  private void members(byte[] bytes, int start, int limit, String prefix) {
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, limit);
    while (walk.next()) {
      member(prefix + walk.name(), bytes, walk.value(), walk.end());
    }
  }

  private void member(String name, byte[] bytes, int start, int end) {
    if (translation.whole().contains(name)) {
      whole = Optional.of(values.text(start, end).getBytes(StandardCharsets.UTF_8));
      return;
    }
    List<Source> known = sources.getOrDefault(name, List.of());
    boolean entered = bytes[start] == '{' && parents.contains(name);
    if (entered && known.stream().noneMatch(each -> each.slot.type == Field.Type.OBJECT)) {
      members(bytes, start, end, name + ".");
    } else if (known.isEmpty()) {
      other(name, start, end);
    } else {
      known.forEach(source -> meet(source, start, end));
    }
  }

  private void meet(Source source, int start, int end) {
    if (source.start == NOT_MET) {
      source.start = start;
      source.end = end;
      met.add(source);
    }
  }

  /** A name that is not told of: below an object that is, of the record's all the same, or not. */
  private void other(String name, int start, int end) {
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      for (Source source : sources.getOrDefault(name.substring(0, dot), List.of())) {
        if (source.slot.type == Field.Type.OBJECT) {
          source.below.add(new Member(name.substring(dot + 1), start, end));
          met.add(source);
          return;
        }
      }
    }
    boolean own = translation.own().stream().anyMatch(name::startsWith);
    if (own && translation.added().stream().noneMatch(name::startsWith)) {
      unknown.add(new Member(name, start, end));
    }
  }

  private void object(Slot slot) {
    values.open();
    slot.inside.values().forEach(this::field);
    if (slot == root) {
      unknown.removeIf(member -> !values.member(member.name(), member.start(), member.end()));
    }
    values.close();
  }

  private void field(Slot slot) {
    int before = values.length();
    values.name(slot.name);
    if (!value(slot)) {
      values.cut(before);
    }
  }

  /** Writes what a field has; false, with something written perhaps, where it has nothing. */
  private boolean value(Slot slot) {
    for (Source source : slot.sources) {
      if (source.start != NOT_MET
          && holds(source.when)
          && values.value(slot.type, source.start, source.end, source.members)) {
        return true;
      }
    }
    for (Source source : slot.sources) {
      if (!source.below.isEmpty() && holds(source.when)) {
        return below(source);
      }
    }
    int empty = values.length() + 2;
    if (!slot.inside.isEmpty()) {
      object(slot);
    }
    return values.length() > empty;
  }

  private boolean below(Source source) {
    int empty = values.length() + 2;
    values.open();
    source.below.forEach(each -> values.member(each.name(), each.start(), each.end()));
    values.close();
    return values.length() > empty;
  }

  private boolean holds(Map<String, List<String>> when) {
    return when.entrySet().stream().allMatch(each -> each.getValue().contains(text(each.getKey())));
  }

  private String text(String field) {
    @Nullable Slot slot = slots.get(field);
    return slot == null
        ? ""
        : slot.sources.stream()
            .filter(source -> source.start != NOT_MET)
            .map(source -> values.text(source.start, source.end))
            .findFirst()
            .orElse("");
  }
}
