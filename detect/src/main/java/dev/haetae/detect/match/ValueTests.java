package dev.haetae.detect.match;

import com.google.re2j.Pattern;
import dev.haetae.detect.sigma.Relation;
import dev.haetae.detect.sigma.TextPattern;
import dev.haetae.detect.sigma.ValueTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Compiles the tests that are decided value by value. */
final class ValueTests {
  private ValueTests() {}

  static FieldConditions.OfValue compile(ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      return text(text);
    }
    if (test instanceof ValueTest.Numeric number) {
      return numeric(number);
    }
    if (test instanceof ValueTest.Compared compared) {
      return compared(compared.relation(), new ByteNumbers.Constant(compared.value()));
    }
    if (test instanceof ValueTest.Regex regex) {
      return regex(regex);
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return value -> value.isIn(cidr.network());
    }
    return new DateParts((ValueTest.DatePart) test);
  }

  private static FieldConditions.OfValue text(ValueTest.Text test) {
    Function<String, byte[]> bytes =
        test.cased() ? text -> text.getBytes(StandardCharsets.UTF_8) : Folding::fold;
    RunTest run = shape(test.pattern(), bytes);
    return test.cased()
        ? value -> run.accepts(value.bytes, value.start, value.end)
        : value -> run.accepts(value.folded(), value.foldedStart(), value.foldedEnd());
  }

  /** Decides for a run of bytes, folded where case does not matter. */
  private interface RunTest {
    boolean accepts(byte[] bytes, int start, int end);
  }

  private static RunTest shape(TextPattern pattern, Function<String, byte[]> bytes) {
    List<TextPattern.Part> parts = pattern.parts();
    boolean before = !parts.isEmpty() && parts.get(0) == TextPattern.Wildcard.RUN;
    boolean after = parts.size() > 1 && parts.get(parts.size() - 1) == TextPattern.Wildcard.RUN;
    List<TextPattern.Part> inner = parts.subList(before ? 1 : 0, parts.size() - (after ? 1 : 0));
    if (inner.size() > 1 || (inner.size() == 1 && !(inner.get(0) instanceof TextPattern.Literal))) {
      GlobMatcher glob = new GlobMatcher(pattern, bytes);
      return glob::matches;
    }
    byte[] text =
        inner.isEmpty() ? new byte[0] : bytes.apply(((TextPattern.Literal) inner.get(0)).text());
    if (before && after) {
      return (from, start, end) -> Bytes.indexOf(from, start, end, text) >= 0;
    }
    if (before) {
      return (from, start, end) -> Bytes.endsWith(from, start, end, text);
    }
    return after
        ? (from, start, end) -> Bytes.startsWith(from, start, end, text)
        : (from, start, end) -> Bytes.equal(text, from, start, end);
  }

  private static FieldConditions.OfValue numeric(ValueTest.Numeric test) {
    ByteNumbers.Constant constant = new ByteNumbers.Constant(test.value());
    FieldConditions.OfValue equal = compared(Relation.EQ, constant);
    byte[] written = Folding.fold(test.written());
    return value ->
        value.number()
            ? equal.accepts(value)
            : Bytes.equal(written, value.folded(), value.foldedStart(), value.foldedEnd());
  }

  private static FieldConditions.OfValue compared(
      Relation relation, ByteNumbers.Constant constant) {
    return value ->
        constant.comparable(value.bytes, value.start, value.end)
            && relation.holds(constant.compare(value.bytes, value.start, value.end));
  }

  private static FieldConditions.OfValue regex(ValueTest.Regex test) {
    int flags =
        (test.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0)
            | (test.multiline() ? Pattern.MULTILINE : 0)
            | (test.dotAll() ? Pattern.DOTALL : 0);
    List<byte[]> necessary =
        RegexLiterals.necessary(test.pattern()).stream().map(Folding::fold).toList();
    return new Regex(Pattern.compile(test.pattern(), flags), necessary);
  }

  /**
   * A regular expression; it wants a {@link String}, and is slow beside everything else. So values
   * that lack what is necessary to match never get to it.
   */
  private record Regex(Pattern pattern, List<byte[]> necessary) implements FieldConditions.OfValue {
    @Override
    public boolean accepts(EventView.Current value) {
      if (!necessary.isEmpty() && !hasNecessary(value)) {
        return false;
      }
      String text =
          new String(value.bytes, value.start, value.end - value.start, StandardCharsets.UTF_8);
      return pattern.matcher(text).find();
    }

    private boolean hasNecessary(EventView.Current value) {
      byte[] folded = value.folded();
      for (int i = 0; i < necessary.size(); i++) {
        if (Bytes.indexOf(folded, value.foldedStart(), value.foldedEnd(), necessary.get(i)) >= 0) {
          return true;
        }
      }
      return false;
    }

    @Override
    public int weight() {
      return 100;
    }
  }
}
