package dev.haetae.app.timeline;

import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The fields of one log that a timeline is made of. */
final class LogFields {
  private static final List<EntityKind> ACTORS =
      List.of(EntityKind.PRINCIPAL, EntityKind.SESSION, EntityKind.ACCESS_KEY, EntityKind.ADDRESS);
  private static final List<EntityKind> TARGETS =
      List.of(EntityKind.RESOURCE, EntityKind.HOST, EntityKind.DOMAIN);

  private final FieldSelection.Builder selection = new FieldSelection.Builder();
  private final String log;
  private final int[] actors;
  private final int[] targets;
  private final int[] principal;
  private final int[] address;
  private final int[] action;
  private final int[] provider;
  private final int[] outcome;

  LogFields(FieldCatalog catalog) {
    this.log = catalog.log();
    this.actors = entities(catalog, ACTORS);
    this.targets = entities(catalog, TARGETS);
    this.principal = entities(catalog, List.of(EntityKind.PRINCIPAL, EntityKind.SESSION));
    this.address = entities(catalog, List.of(EntityKind.ADDRESS));
    this.action = named(catalog, "event.action");
    this.provider = named(catalog, "event.provider");
    this.outcome = named(catalog, "haetae.outcome", "event.outcome");
  }

  FieldSelection selection() {
    return selection.build();
  }

  private int[] entities(FieldCatalog catalog, List<EntityKind> kinds) {
    return kinds.stream()
        .flatMap(kind -> catalog.entities().getOrDefault(kind, List.of()).stream())
        .flatMapToInt(path -> number(catalog, path).stream().mapToInt(Integer::intValue))
        .toArray();
  }

  private int[] named(FieldCatalog catalog, String... names) {
    return Stream.of(names)
        .filter(name -> isDeclared(catalog, name))
        .flatMapToInt(name -> number(catalog, name).stream().mapToInt(Integer::intValue))
        .toArray();
  }

  /** A log of any fields has one of every name, which says nothing. */
  private static boolean isDeclared(FieldCatalog catalog, String name) {
    return catalog.fields().stream()
        .anyMatch(field -> field.name().equals(name) || field.otherNames().contains(name));
  }

  private Optional<Integer> number(FieldCatalog catalog, String name) {
    return catalog.path(name).map(selection::add);
  }

  /** What part the subject has in an event; empty where it has none. */
  Optional<Part> part(Event event, Subject subject) {
    if (values(event, actors).stream().anyMatch(subject::is)) {
      return Optional.of(Part.ACTS);
    }
    if (values(event, targets).stream().anyMatch(subject::is)) {
      return Optional.of(Part.ACTED_UPON);
    }
    return subject.isNamedIn(event.raw().text()) ? Optional.of(Part.NAMED) : Optional.empty();
  }

  Entry entry(Event event, Part part, boolean withRaw) {
    return new Entry(
        event.time(),
        event.identity(),
        part,
        log,
        action(event),
        first(event, outcome),
        first(event, principal),
        first(event, address),
        event.account(),
        event.region(),
        List.copyOf(values(event, targets)),
        event.place(),
        withRaw ? event.raw().text() : "");
  }

  private String action(Event event) {
    String what = first(event, action);
    String service = first(event, provider).replace(".amazonaws.com", "");
    return (service.isEmpty() ? log : service) + (what.isEmpty() ? "" : ":" + what);
  }

  private static String first(Event event, int[] fields) {
    for (int field : fields) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        if (isText(event.kind(value))) {
          return event.text(value);
        }
      }
    }
    return "";
  }

  private static Set<String> values(Event event, int[] fields) {
    List<String> texts = new ArrayList<>();
    for (int field : fields) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        if (isText(event.kind(value))) {
          texts.add(event.text(value));
        }
      }
    }
    return new TreeSet<>(texts);
  }

  private static boolean isText(ValueKind kind) {
    return kind != ValueKind.NULL && kind != ValueKind.EMPTY;
  }
}
