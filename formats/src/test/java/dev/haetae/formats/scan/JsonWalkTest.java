package dev.haetae.formats.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.model.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks meet what Jackson reads, and end whatever they meet. */
class JsonWalkTest {
  private static final String DAMAGE = "{}[]:,\"\\ \n0xtfn\u0000\u001e";

  private final JsonScanner scanner = new JsonScanner(Limits.DEFAULT.records());

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void meetsWhatJacksonReads(@ForAll("documents") String document) {
    assertThat(walked(document)).contains(Tree.of(document));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void endsWhereADocumentIsDamaged(@ForAll("damaged") String document) {
    Optional<Tree> walked = walked(document);

    jackson(document).ifPresent(tree -> assertThat(walked).as(document).contains(tree));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void asksForNoMoreOfWhatIsWhole(@ForAll("damaged") String document) {
    byte[] bytes = JsonScannerTest.padded(document);
    try {
      int end = scanner.skip(bytes, 0, bytes.length - JsonScanner.PADDING);
      tree(bytes, 0, end);
    } catch (NotJson scalar) {
      // Refused, but not by the walk.
    } catch (Stop stop) {
      assertThat(stop.incomplete() && isWhole(bytes)).as(document).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\" 1}", "{\"a\":}", "{\"a\"}", "{a:1}", "{,}", "[,]", "[1,,2]", "{\"a\":1]", "[1}",
        "{\"a\":1,,\"b\":2}", "[:]", "{\"a\":1", "[1", "{", "[", "{\"a", "{\"a\":", "{\"a\":\"b"
      })
  void refusesWhatIsNoJson(String document) {
    assertThat(walked(document)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1 \"b\":[2 \"c\"]}", "{\"a\":1,\"b\":[2,\"c\",],}"})
  void losesNothingForAComma(String document) {
    assertThat(walked(document)).contains(Tree.of("{\"a\":1,\"b\":[2,\"c\"]}"));
  }

  @Provide
  Arbitrary<String> documents() {
    return JsonScannerTest.object(3);
  }

  /** Documents in which one character was put, taken away or made another. */
  @Provide
  Arbitrary<String> damaged() {
    return Combinators.combine(
            JsonScannerTest.object(2),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.of(0, 1),
            Arbitraries.strings().withChars(DAMAGE.toCharArray()).ofMaxLength(1))
        .as((document, where, taken, put) -> {
          int at = 1 + (int) (where * (document.length() - 2));
          String damaged = document.substring(0, at) + put + document.substring(at + taken);
          // Half of a character that is two in Java is written as a question mark.
          return new String(damaged.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        });
  }

  private boolean isWhole(byte[] bytes) {
    try {
      scanner.skip(bytes, 0, bytes.length - JsonScanner.PADDING);
      return true;
    } catch (Stop stop) {
      return false;
    }
  }

  private static Optional<Tree> jackson(String document) {
    try {
      return Optional.of(Tree.of(document));
    } catch (IllegalArgumentException notJson) {
      return Optional.empty();
    }
  }

  private Optional<Tree> walked(String document) {
    byte[] bytes = JsonScannerTest.padded(document);
    try {
      return Optional.of(tree(bytes, 0, bytes.length - JsonScanner.PADDING));
    } catch (Stop | NotJson refused) {
      return Optional.empty();
    }
  }

  private Tree tree(byte[] bytes, int start, int end) {
    if (bytes[start] != '{' && bytes[start] != '[') {
      return scalar(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, end);
    if (bytes[start] == '[') {
      List<Tree> elements = new ArrayList<>();
      while (walk.next()) {
        elements.add(tree(bytes, walk.value(), walk.end()));
      }
      return new Tree.Sequence(elements);
    }
    Map<String, Tree> members = new LinkedHashMap<>();
    while (walk.next()) {
      members.put(walk.name(), tree(bytes, walk.value(), walk.end()));
    }
    return new Tree.Composite(members);
  }

  /** The walk steps over what it is not asked about; what a scalar is the caller sees. */
  private static final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static Tree scalar(String text) {
    return jackson(text).orElseThrow(NotJson::new);
  }
}
