package dev.haetae.formats.read;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Formats;
import dev.haetae.formats.JsonFormat;
import dev.haetae.formats.Names;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.recognise.Signature;
import dev.haetae.formats.scan.Documented;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.PathNode;
import dev.haetae.model.Hashing;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One JSON format, ready to read the wanted fields of its records; for one thread. */
final class JsonLog {
  private final PathNode root;
  private final Event event;
  private final EventWriter writer;
  private final List<Signature> signatures;
  private final List<Alternative> alternatives;
  private final int[] time;

  /** Whether a record without a time is odd, as it is not where any JSON may be. */
  private final boolean alwaysTimed;

  private final int[] id;
  private final int[] account;
  private final int[] region;
  private final int[] identity;
  private final Slice slice = new Slice();

  JsonLog(JsonFormat format, FieldSelection wanted) {
    FieldSelection.Builder builder = FieldSelection.Builder.from(wanted);
    DeclaredCatalog.Envelope envelope = format.catalog().envelope();
    this.time = numbers(builder, envelope.time());
    this.alwaysTimed = !format.catalog().log().equals(Formats.OTHER_JSON);
    this.id = numbers(builder, envelope.id());
    this.account = numbers(builder, envelope.account());
    this.region = numbers(builder, envelope.region());
    this.identity = numbers(builder, envelope.identity());
    this.signatures =
        format.catalog().recognise().stream()
            .map(conditions -> Signature.of(conditions, builder))
            .toList();
    addNeeds(format, builder);
    this.alternatives = alternatives(format.catalog(), builder);
    FieldSelection selection = builder.build();
    this.root = PathNode.of(selection, documentation(format.catalog()));
    this.event = new Event(format.catalog().log(), selection, format.derivation(selection));
    this.writer = event.writer();
  }

  private static Function<String, Documented> documentation(DeclaredCatalog catalog) {
    Map<String, Documented> documented = new HashMap<>();
    Set<String> parents = catalog.parents();
    for (Field field : catalog.fields()) {
      if (!field.derived()) {
        documented.put(field.name(), Documented.of(field, parents.contains(field.name())));
      }
    }
    return path -> documented.getOrDefault(path, Documented.NOTHING);
  }

  /** A field and another one whose values count as its own. */
  private record Alternative(int field, int other) {}

  private static void addNeeds(JsonFormat format, FieldSelection.Builder builder) {
    Deque<String> derived = new ArrayDeque<>(builder.build().paths());
    while (!derived.isEmpty()) {
      for (String need : format.needs(derived.pop())) {
        builder.add(need);
        derived.push(need);
      }
    }
  }

  private static List<Alternative> alternatives(
      DeclaredCatalog catalog, FieldSelection.Builder builder) {
    List<Alternative> alternatives = new ArrayList<>();
    for (String path : builder.build().paths()) {
      for (String other : catalog.alternatives(path)) {
        alternatives.add(new Alternative(builder.add(path), builder.add(other)));
      }
    }
    return alternatives;
  }

  private static int[] numbers(FieldSelection.Builder builder, List<String> paths) {
    return paths.stream().mapToInt(builder::add).toArray();
  }

  Event event() {
    return event;
  }

  /**
   * Scans the object at {@code start}.
   *
   * @return the index after it
   * @throws JsonScanner.Stop as the scanner does
   */
  int scan(JsonScanner scanner, byte[] bytes, int start, int limit, String object, long line) {
    writer.begin(object, line);
    int end = scanner.scan(bytes, start, limit, root, writer);
    writer.raw(bytes, start, end);
    for (Alternative each : alternatives) {
      writer.share(each.field(), each.other());
    }
    return end;
  }

  /** Whether the scanned object is a record of this log. */
  boolean fits() {
    for (Signature signature : signatures) {
      if (signature.fits(event)) {
        return true;
      }
    }
    return false;
  }

  /** Fills the envelope from the fields, and from the origin what the fields do not say. */
  void seal(Origin origin, Names names, Identity hashes, ProblemSink problems) {
    setTime(origin, problems);
    WrongTypes.report(event, problems);
    writer.account(name(account, names, origin.account().orElse(Event.UNKNOWN)));
    writer.region(name(region, names, origin.region().orElse(Event.UNKNOWN)));
    if (find(id)) {
      writer.id(slice.bytes(), slice.start(), slice.end());
      writer.identity(shared(Identity.of(event)));
    } else {
      Slice raw = event.raw();
      long hash = hashes.next(raw.bytes(), raw.start(), raw.end());
      writer.id(Identity.text(hash), 0, 16);
      writer.identity(hash);
    }
  }

  /** Works the identity out once more, of a record whose id and account were put back. */
  void identify() {
    writer.identity(find(id) ? shared(Identity.of(event)) : Identity.parse(event.id()));
  }

  private long shared(long own) {
    if (identity.length == 0 || event.first(identity[0]) == Event.NONE) {
      return own;
    }
    long hash = 0;
    for (int field : identity) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        if (event.kind(value) == ValueKind.NULL) {
          return own;
        }
        event.read(value, slice);
        hash = Hashing.mix(hash, Hashing.hash(slice.bytes(), slice.start(), slice.end()));
      }
    }
    return hash;
  }

  private void setTime(Origin origin, ProblemSink problems) {
    long micros = Event.NO_TIME;
    if (find(time)) {
      micros = Times.any(slice.bytes(), slice.start(), slice.end());
      if (micros == Event.NO_TIME) {
        problems.report(
            new Problem(
                Reason.BAD_TIME,
                event.place(),
                "time \""
                    + slice.text()
                    + "\": expected a time between 1970 and 2100; taken as of the time of its file"));
      }
    } else if (alwaysTimed) {
      problems.report(
          new Problem(
              Reason.BAD_TIME, event.place(), "no time in it; taken as of the time of its file"));
    }
    if (micros == Event.NO_TIME) {
      writer.assumeTime(TimeUnit.MILLISECONDS.toMicros(origin.reference().toEpochMilli()));
    } else {
      writer.time(micros);
    }
  }

  private String name(int[] fields, Names names, String otherwise) {
    return find(fields) && slice.length() > 0
        ? names.of(slice.bytes(), slice.start(), slice.end())
        : otherwise;
  }

  /** Points the slice at the first value among the fields that is a plain one. */
  private boolean find(int[] fields) {
    for (int field : fields) {
      int value = event.first(field);
      if (value != Event.NONE) {
        ValueKind kind = event.kind(value);
        if (kind == ValueKind.STRING || kind == ValueKind.NUMBER) {
          event.read(value, slice);
          return true;
        }
      }
    }
    return false;
  }
}
