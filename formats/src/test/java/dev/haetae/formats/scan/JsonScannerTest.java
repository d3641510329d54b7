package dev.haetae.formats.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.Origin;
import dev.haetae.formats.read.LogReader;
import dev.haetae.model.JsonText;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import dev.haetae.model.log.Problem.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scanner takes the same values as Jackson does, however the document is written or arrives.
 */
class JsonScannerTest {
  /** Keys as they may be written, no two of which are the same key. */
  private static final List<String> KEYS =
      List.of("a", "b", "\\u0063", "d", "d.e", "이름", "k8s.io/x", "a\\\"q", "longer-than-8-bytes");

  private static final List<String> PATH_KEYS =
      List.of("a", "b", "c", "d", "e", "d.e", "이름", "k8s.io/x", "a\"q", "longer-than-8-bytes");

  private static final List<String> PIECES =
      List.of(
          "x",
          "word",
          " ",
          "\\n",
          "\\\"",
          "\\\\",
          "\\/",
          "\\t",
          "\\b",
          "\\u00e9",
          "é",
          "한",
          "😀",
          "\\ud83d\\ude00",
          "\\u0000",
          ":",
          ",",
          "}",
          "]",
          "'",
          "12345678",
          "\\u002F",
          "\u007f");

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void takesWhatJacksonTakes(
      @ForAll("documents") String document, @ForAll("paths") Set<String> paths) {
    Tree tree = Tree.of(document);

    Event event = scan(document, paths);

    for (String path : paths) {
      assertThat(values(event, path))
          .as("%s of %s", path, document)
          .isEqualTo(tree.at(List.of(path.split("\\.", -1))).toList());
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whatCameBeforeChangesNothing(
      @ForAll("series") List<String> documents, @ForAll("paths") Set<String> paths) {
    PathNode root = PathNode.of(selection(paths));
    JsonScanner scanner = new JsonScanner(Limits.DEFAULT.records());

    for (String document : documents) {
      Event after = scan(document, paths, root, scanner);
      Event alone = scan(document, paths);

      for (String path : paths) {
        assertThat(values(after, path))
            .as("%s of %s", path, document)
            .isEqualTo(values(alone, path));
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void findsTheEndOfWhatItSkips(@ForAll("documents") String document) {
    byte[] bytes = padded(document + ",");

    int end =
        new JsonScanner(Limits.DEFAULT.records())
            .skip(bytes, 0, bytes.length - JsonScanner.PADDING);

    assertThat(end).isEqualTo(bytes.length - JsonScanner.PADDING - 1);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void theWayItArrivesChangesNothing(
      @ForAll("documents") String document,
      @ForAll("paths") Set<String> paths,
      @ForAll @IntRange(min = 1, max = 7) int step)
      throws IOException {
    List<List<List<Tree>>> whole = read(document + "\n" + document, paths, Integer.MAX_VALUE);

    assertThat(whole).hasSize(2);
    assertThat(read(document + "\n" + document, paths, step)).isEqualTo(whole);
    assertThat(read("[" + document + " ,\n" + document + "]", paths, step)).isEqualTo(whole);
    assertThat(read("{\"Records\": [" + document + "," + document + "]}", paths, step))
        .isEqualTo(whole);
    assertThat(read(compact(document) + compact(document), paths, step)).isEqualTo(whole);
  }

  @Test
  void aTextThatHoldsJsonIsOneValueWhoeverLooksInside() {
    String document = "{\"policy\": \"{\\\"Id\\\": 7}\", \"list\": \"[1, 2]\"}";

    Event event = scan(document, Set.of("policy", "policy.Id", "list", "list.x"));

    assertThat(values(event, "policy"))
        .containsExactly(new Tree.Scalar(ValueKind.STRING, "{\"Id\": 7}"));
    assertThat(values(event, "policy.Id")).containsExactly(new Tree.Scalar(ValueKind.NUMBER, "7"));
    assertThat(values(event, "list")).containsExactly(new Tree.Scalar(ValueKind.STRING, "[1, 2]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-Infinity", "Infinity", "None", "undefined", "-", "+1", "nulls"})
  void complainsOfAWordThatIsNoneOfJsonWhoeverAsksForIt(String word) {
    for (String document :
        List.of(
            "{\"a\": %s}", "{\"b\": %s}", "{\"b\": {\"c\": [1, %s]}}", "{\"b\":[{\"c\":%s}]}")) {
      assertThat(complaints(document.formatted(word))).containsExactly(Reason.MALFORMED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0.5", "1e5", "2E-7", "true", "false", "null", "\"NaN\"", "{}", "[]"})
  void complainsOfNothingThatIsJson(String value) {
    for (String document :
        List.of(
            "{\"a\": %s}", "{\"b\": %s}", "{\"b\": {\"c\": [1, %s]}}", "{\"b\":[{\"c\":%s}]}")) {
      assertThat(complaints(document.formatted(value))).isEmpty();
    }
  }

  private static Set<Reason> complaints(String document) {
    FieldSelection selection = selection(Set.of("a"));
    JsonScanner scanner = new JsonScanner(Limits.DEFAULT.records());
    read(document, PathNode.of(selection), scanner, selection);
    return scanner.complaints();
  }

  @Provide
  Arbitrary<String> documents() {
    return object(3);
  }

  /** The same documents come again, for what is learnt is learnt by that. */
  @Provide
  Arbitrary<List<String>> series() {
    return documents()
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .flatMap(few -> Arbitraries.of(few).list().ofMinSize(2).ofMaxSize(6));
  }

  @Test
  void aKeyMayBeFollowedBySpaceWhereItWasNotBefore() {
    PathNode root = PathNode.of(selection(Set.of("a", "b")));
    JsonScanner scanner = new JsonScanner(Limits.DEFAULT.records());
    scan("{\"a\":1,\"b\":2}", Set.of("a", "b"), root, scanner);

    Event event = scan("{\"a\": 3, \"b\": 4}", Set.of("a", "b"), root, scanner);

    assertThat(values(event, "b")).containsExactly(new Tree.Scalar(ValueKind.NUMBER, "4"));
  }

  @Provide
  Arbitrary<Set<String>> paths() {
    return Arbitraries.of(PATH_KEYS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(keys -> String.join(".", keys))
        .set()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static Arbitrary<String> value(int depth) {
    Arbitrary<String> scalar =
        Arbitraries.oneOf(
            string(),
            Arbitraries.of("true", "false", "null", "0", "-0", "12", "-3.5e+7", "1E5", "0.10"),
            Arbitraries.bigIntegers().map(String::valueOf));
    return depth == 0
        ? scalar
        : Arbitraries.oneOf(scalar, object(depth - 1), array(depth - 1), embedded(depth - 1));
  }

  private static Arbitrary<String> string() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(12)
        .map(pieces -> "\"" + String.join("", pieces) + "\"");
  }

  private static Arbitrary<String> embedded(int depth) {
    return Arbitraries.oneOf(object(Math.min(depth, 1)), array(Math.min(depth, 1)))
        .map(json -> "\"" + JsonText.escape(json) + "\"");
  }

  private static Arbitrary<String> array(int depth) {
    return Combinators.combine(value(depth).list().ofMaxSize(4), space())
        .as((elements, space) ->
            "[" + space + String.join(space + "," + space, elements) + space + "]");
  }

  static Arbitrary<String> object(int depth) {
    Arbitrary<List<String>> keys = Arbitraries.of(KEYS).list().uniqueElements().ofMaxSize(5);
    return Combinators.combine(keys, value(depth).list().ofSize(5), space())
        .as(JsonScannerTest::object);
  }

  private static String object(List<String> keys, List<String> values, String space) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      members.add(space + "\"" + keys.get(i) + "\"" + space + ":" + space + values.get(i) + space);
    }
    return "{" + String.join(",", members) + space + "}";
  }

  private static Arbitrary<String> space() {
    return Arbitraries.of("", " ", "\n  ", "\r\n\t", "          ");
  }

  private static FieldSelection selection(Set<String> paths) {
    FieldSelection.Builder builder = new FieldSelection.Builder();
    paths.forEach(builder::add);
    return builder.build();
  }

  static byte[] padded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + JsonScanner.PADDING);
  }

  private static String compact(String document) {
    byte[] from = document.getBytes(StandardCharsets.UTF_8);
    byte[] to = new byte[from.length];
    return new String(to, 0, JsonText.compact(from, 0, from.length, to, 0), StandardCharsets.UTF_8);
  }

  private static Event scan(String document, Set<String> paths) {
    return scan(
        document, paths, PathNode.of(selection(paths)), new JsonScanner(Limits.DEFAULT.records()));
  }

  private static Event scan(
      String document, Set<String> paths, PathNode root, JsonScanner scanner) {
    Event event = read(document, root, scanner, selection(paths));
    assertThat(scanner.complaints()).isEmpty();
    return event;
  }

  private static Event read(
      String document, PathNode root, JsonScanner scanner, FieldSelection selection) {
    Event event = new Event("json", selection, (each, field, path, writer) -> {});
    event.writer().begin("test", 1);
    byte[] bytes = padded(document);
    int limit = bytes.length - JsonScanner.PADDING;

    assertThat(scanner.scan(bytes, 0, limit, root, event.writer())).isEqualTo(limit);
    return event;
  }

  private static List<Tree> values(Event event, String path) {
    List<Tree> values = new ArrayList<>();
    int field = event.selection().number(path);
    for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
      ValueKind kind = event.kind(value);
      String text = event.text(value);
      values.add(kind == ValueKind.OBJECT ? Tree.of(text) : new Tree.Scalar(kind, text));
    }
    return values;
  }

  /** The values of every event of a log that comes in steps of so many bytes. */
  private static List<List<List<Tree>>> read(String log, Set<String> paths, int step)
      throws IOException {
    List<List<List<Tree>>> events = new ArrayList<>();
    new LogReader(unused -> selection(paths), Limits.DEFAULT)
        .read(
            Origin.of("test", Instant.EPOCH),
            new SlowStream(log, step),
            event -> events.add(paths.stream().map(path -> values(event, path)).toList()),
            problem -> {});
    return events;
  }

  /** Gives at most so many bytes at a time. */
  private static final class SlowStream extends InputStream {
    private final ByteArrayInputStream bytes;
    private final int step;

    SlowStream(String text, int step) {
      this.bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      this.step = step;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, Math.min(length, step));
    }
  }
}
