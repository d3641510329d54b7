package dev.haetae.formats.recognise;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Formats;
import dev.haetae.formats.JsonFormat;
import dev.haetae.formats.Translation;
import dev.haetae.formats.csv.LowerCaseNames;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.PathNode;
import dev.haetae.formats.translate.Translator;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a JSON object is: a record of which log, or what it wraps. */
public final class Probe {
  private record Carrier(
      Wrapping wrapping, Signature signature, int payload, int account, int region) {}

  /** A product's way to keep records, and how one kept so is known. */
  private record Kept(Translator translator, Signature signature) {}

  /** Records whose names a table has put in lower case, and how one is known. */
  private record Lowered(LowerCaseNames names, Signature signature) {}

  /** Objects that lack what would make them records, and what is said of them. */
  private record Lacking(String says, Signature signature) {}

  private final Recogniser recogniser;
  private final List<Lacking> lacking = new ArrayList<>();
  private final List<Lowered> lowered = new ArrayList<>();
  private final List<Carrier> carriers = new ArrayList<>();
  private final List<Kept> kept = new ArrayList<>();
  private final PathNode root;
  private final Event event;

  /** Knows the records of these formats, and what carries records. */
  public Probe(List<JsonFormat> formats, JsonScanner scanner) {
    FieldSelection.Builder builder = new FieldSelection.Builder();
    this.recogniser = new Recogniser(formats, builder);
    for (Wrapping wrapping : Wrapping.ALL) {
      carriers.add(carrier(wrapping, builder));
    }
    formats.forEach(format -> addKept(format.catalog(), scanner, builder));
    kept.sort(Comparator.comparingInt(each -> -each.signature().size()));
    formats.forEach(format -> addLacking(format.catalog().lacking(), builder));
    formats.forEach(format -> addLowered(format.catalog(), scanner, builder));
    lowered.sort(Comparator.comparingInt(each -> -each.signature().size()));
    FieldSelection selection = builder.build();
    this.root = PathNode.of(selection);
    this.event = new Event("", selection, (unused, field, path, writer) -> {});
  }

  private void addKept(
      DeclaredCatalog catalog, JsonScanner scanner, FieldSelection.Builder builder) {
    for (Translation translation : catalog.translations()) {
      Translator translator = new Translator(catalog, translation, scanner);
      for (Map<String, List<String>> conditions : translation.recognise()) {
        kept.add(new Kept(translator, Signature.of(conditions, builder)));
      }
    }
  }

  private void addLacking(DeclaredCatalog.Lacking told, FieldSelection.Builder builder) {
    told.when()
        .forEach(
            conditions -> lacking.add(new Lacking(told.says(), Signature.of(conditions, builder))));
  }

  private void addLowered(
      DeclaredCatalog catalog, JsonScanner scanner, FieldSelection.Builder builder) {
    LowerCaseNames names = new LowerCaseNames(catalog, scanner);
    for (Map<String, List<String>> conditions : names.recognise()) {
      lowered.add(new Lowered(names, Signature.of(conditions, builder)));
    }
  }

  private static Carrier carrier(Wrapping wrapping, FieldSelection.Builder builder) {
    int payload = builder.add(wrapping.payload());
    Map<String, List<String>> required = new LinkedHashMap<>();
    wrapping.requires().forEach(path -> required.put(path, List.of(Signature.ANY)));
    return new Carrier(
        wrapping,
        Signature.of(required, builder),
        payload,
        wrapping.account().map(builder::add).orElse(Event.NONE),
        wrapping.region().map(builder::add).orElse(Event.NONE));
  }

  /**
   * Looks at the object at {@code start}.
   *
   * @return the index after it
   * @throws JsonScanner.Stop as the scanner does
   */
  public int look(JsonScanner scanner, byte[] bytes, int start, int limit) {
    event.writer().begin("", 0);
    return scanner.scan(bytes, start, limit, root, event.writer());
  }

  /**
   * Whether the object at {@code start} is a record of a known log, even under other names, or a
   * wrapping.
   *
   * @throws JsonScanner.Stop as the scanner does
   */
  public boolean knows(JsonScanner scanner, byte[] bytes, int start, int limit) {
    look(scanner, bytes, start, limit);
    return log().isPresent()
        || kept().isPresent()
        || lowered().isPresent()
        || carried().isPresent();
  }

  /** The log the object is a record of; empty where only the log of any JSON takes it. */
  public Optional<String> log() {
    return recogniser.recognise(event).filter(log -> !log.equals(Formats.OTHER_JSON));
  }

  /** What gives the object the names back that its log writes, where a product keeps it so. */
  public Optional<Translator> kept() {
    for (Kept each : kept) {
      if (each.signature().fits(event)) {
        return Optional.of(each.translator());
      }
    }
    return Optional.empty();
  }

  /** What gives the object the case of its names back, where a table has them in lower case. */
  public Optional<LowerCaseNames> lowered() {
    for (Lowered each : lowered) {
      if (each.signature().fits(event)) {
        return Optional.of(each.names());
      }
    }
    return Optional.empty();
  }

  /** What is to be said of an object that is nearly a record of a log. */
  public Optional<String> lacking() {
    return lacking.stream()
        .filter(each -> each.signature().fits(event))
        .map(Lacking::says)
        .findFirst();
  }

  /**
   * What an object carries.
   *
   * @param payloads each a record or a text, as bytes
   */
  public record Carried(Wrapping wrapping, List<byte[]> payloads, String account, String region) {
    /** What was found in an object that is no wrapping known; empty where nothing was. */
    public static Optional<Carried> held(List<byte[]> found) {
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(new Carried(Wrapping.OF_ANY_KIND, found, "", ""));
    }
  }

  /** What the object carries, where it is a wrapping. */
  public Optional<Carried> carried() {
    for (Carrier carrier : carriers) {
      if (event.first(carrier.payload()) != Event.NONE && carrier.signature().fits(event)) {
        List<byte[]> payloads = payloads(carrier.payload());
        if (!payloads.isEmpty()) {
          return Optional.of(
              new Carried(
                  carrier.wrapping(), payloads, text(carrier.account()), text(carrier.region())));
        }
      }
    }
    return Optional.empty();
  }

  private String text(int field) {
    return field == Event.NONE || event.first(field) == Event.NONE
        ? ""
        : event.text(event.first(field));
  }

  private List<byte[]> payloads(int field) {
    List<byte[]> payloads = new ArrayList<>();
    Slice slice = new Slice();
    for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
      if (event.kind(value) == ValueKind.STRING || event.kind(value) == ValueKind.OBJECT) {
        event.read(value, slice);
        payloads.add(slice.copy());
      }
    }
    return payloads;
  }
}
