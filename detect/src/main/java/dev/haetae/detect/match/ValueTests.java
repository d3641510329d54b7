package dev.haetae.detect.match;

import com.google.re2j.Pattern;
import dev.haetae.detect.regex.LinearPattern;
import dev.haetae.detect.sigma.Relation;
import dev.haetae.detect.sigma.TextPattern;
import dev.haetae.detect.sigma.ValueTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

  /** What the test asks a value to contain, in whatever case, where it asks for nothing else. */
  static Optional<String> contained(ValueTest test) {
    if (!(test instanceof ValueTest.Text text) || text.cased() || isGlob(text.pattern())) {
      return Optional.empty();
    }
    List<TextPattern.Part> parts = text.pattern().parts();
    List<TextPattern.Part> inner = withoutEnds(parts);
    return startsOpen(parts) && endsOpen(parts) && !inner.isEmpty()
        ? Optional.of(((TextPattern.Literal) inner.get(0)).text())
        : Optional.empty();
  }

  /** Whether a pattern has wildcards elsewhere than at its ends. */
  static boolean isGlob(TextPattern pattern) {
    List<TextPattern.Part> inner = withoutEnds(pattern.parts());
    return inner.size() > 1
        || (inner.size() == 1 && !(inner.get(0) instanceof TextPattern.Literal));
  }

  private static List<TextPattern.Part> withoutEnds(List<TextPattern.Part> parts) {
    return parts.subList(startsOpen(parts) ? 1 : 0, parts.size() - (endsOpen(parts) ? 1 : 0));
  }

  private static boolean startsOpen(List<TextPattern.Part> parts) {
    return !parts.isEmpty() && parts.get(0) == TextPattern.Wildcard.RUN;
  }

  private static boolean endsOpen(List<TextPattern.Part> parts) {
    return parts.size() > 1 && parts.get(parts.size() - 1) == TextPattern.Wildcard.RUN;
  }

  private static RunTest shape(TextPattern pattern, Function<String, byte[]> bytes) {
    if (isGlob(pattern)) {
      GlobMatcher glob = new GlobMatcher(pattern, bytes);
      return glob::matches;
    }
    boolean before = startsOpen(pattern.parts());
    boolean after = endsOpen(pattern.parts());
    List<TextPattern.Part> inner = withoutEnds(pattern.parts());
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
    return new Regex(LinearPattern.compile(test.pattern(), flags));
  }

  /** A regular expression; it wants a {@link String}, and is slow beside everything else. */
  private record Regex(Pattern pattern) implements FieldConditions.OfValue {
    @Override
    public boolean accepts(EventView.Current value) {
      String text =
          new String(value.bytes, value.start, value.end - value.start, StandardCharsets.UTF_8);
      return pattern.matcher(text).find();
    }

    @Override
    public int weight() {
      return 100;
    }
  }
}
