package dev.haetae.detect.sigma;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.haetae.detect.regex.LinearPattern;
import dev.haetae.detect.yaml.Mark;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.address.Network;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the values behind a field's key into tests, applying the key's modifiers in order. */
final class ValueReader {
  private static final int LONGEST_NUMBER = 64;

  private final FieldKey key;
  private final Placeholders placeholders;

  ValueReader(FieldKey key, Map<String, List<String>> placeholders) {
    this.key = key;
    this.placeholders = new Placeholders(placeholders);
  }

  /** The whole of {@code field|modifiers: value or values}. */
  Expression read(Yaml value) {
    List<Expression> tests = new ArrayList<>();
    for (Yaml item : value.asItems()) {
      if (Yaml.isNull(item) && value instanceof Yaml.Sequence) {
        throw item.mark().refuse("null may not stand in a list; make it a search of its own");
      }
      tests.addAll(tests(item));
    }
    if (tests.isEmpty()) {
      throw value.mark().refuse("an empty list of values; expected at least one");
    }
    Expression joined = key.has(Modifier.ALL) ? Expression.and(tests) : Expression.or(tests);
    return key.has(Modifier.NEQ) ? new Expression.Not(joined) : joined;
  }

  private List<Expression> tests(Yaml item) {
    if (Yaml.isNull(item)) {
      return List.of(test(nullTest(item.mark())));
    }
    Yaml.Scalar scalar = item.asScalar();
    if (!key.has(Modifier.EXPAND)) {
      return texts(scalar, scalar.text());
    }
    List<Expression> any = new ArrayList<>();
    for (String text : placeholders.expand(scalar)) {
      any.addAll(texts(scalar, text));
    }
    return List.of(Expression.or(any));
  }

  private List<Expression> texts(Yaml.Scalar scalar, String text) {
    Optional<ValueTest> special = special(scalar, text);
    if (special.isPresent()) {
      return List.of(test(special.get()));
    }
    List<Expression> forms = new ArrayList<>();
    for (TextPattern pattern : new TextForms(key, scalar.mark()).of(text)) {
      forms.add(test(new ValueTest.Text(pattern, key.has(Modifier.CASED))));
    }
    return List.of(Expression.or(forms));
  }

  private Expression test(ValueTest test) {
    return new Expression.Test(key.field(), test);
  }

  private ValueTest nullTest(Mark mark) {
    if (key.field().isEmpty()) {
      throw mark.refuse("null is not a keyword");
    }
    if (key.modifiers().stream().anyMatch(one -> one != Modifier.NEQ && one != Modifier.ALL)) {
      throw mark.refuse("null goes with no modifier but neq");
    }
    return new ValueTest.Null();
  }

  /** The tests that are not about text; empty where the value is text after all. */
  private Optional<ValueTest> special(Yaml.Scalar scalar, String text) {
    if (key.has(Modifier.EXISTS)) {
      return Optional.of(new ValueTest.Exists(truth(scalar)));
    }
    if (key.has(Modifier.FIELDREF)) {
      return Optional.of(new ValueTest.SameAs(text, position(), key.has(Modifier.CASED)));
    }
    if (key.has(Modifier.RE)) {
      return Optional.of(regex(scalar.mark(), text));
    }
    if (key.has(Modifier.CIDR)) {
      return Optional.of(new ValueTest.Cidr(network(scalar.mark(), text)));
    }
    Optional<ValueTest> compared = compared(scalar, text);
    return compared.isPresent() ? compared : plainNumber(scalar, text);
  }

  private Optional<ValueTest> compared(Yaml.Scalar scalar, String text) {
    Optional<Relation> relation =
        key.modifiers().stream()
            .filter(one -> one != Modifier.NEQ)
            .flatMap(one -> one.relation().stream())
            .findFirst();
    Optional<ValueTest.Unit> unit =
        key.modifiers().stream().flatMap(one -> one.unit().stream()).findFirst();
    if (relation.isEmpty() && unit.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal number = requireNumber(scalar.mark(), text);
    return Optional.of(
        unit.<ValueTest>map(
                part -> new ValueTest.DatePart(part, relation.orElse(Relation.EQ), number))
            .orElseGet(() -> new ValueTest.Compared(relation.orElseThrow(), number)));
  }

  private Optional<ValueTest> plainNumber(Yaml.Scalar scalar, String text) {
    boolean plain =
        key.field().isPresent()
            && scalar.type() == Yaml.Scalar.Type.NUMBER
            && key.modifiers().stream()
                .allMatch(
                    one -> one == Modifier.ALL || one == Modifier.NEQ || one == Modifier.CASED);
    return plain ? number(text).map(value -> new ValueTest.Numeric(value, text)) : Optional.empty();
  }

  private static boolean truth(Yaml.Scalar scalar) {
    return switch (scalar.text()) {
      case "true", "True", "TRUE", "yes" -> true;
      case "false", "False", "FALSE", "no" -> false;
      default -> throw scalar.mark().refuse("exists takes true or false, met " + scalar.word());
    };
  }

  private ValueTest.Position position() {
    if (key.has(Modifier.CONTAINS)) {
      return ValueTest.Position.ANYWHERE;
    }
    if (key.has(Modifier.STARTSWITH)) {
      return ValueTest.Position.START;
    }
    return key.has(Modifier.ENDSWITH) ? ValueTest.Position.END : ValueTest.Position.WHOLE;
  }

  private ValueTest regex(Mark mark, String pattern) {
    try {
      Pattern unused =
          LinearPattern.compile(pattern, key.has(Modifier.I) ? Pattern.CASE_INSENSITIVE : 0);
    } catch (PatternSyntaxException wrong) {
      throw mark.refuse(
          "the regular expression is not one that runs in linear time (RE2 syntax, without"
              + " look-around and back-references): "
              + wrong.getDescription());
    }
    return new ValueTest.Regex(
        pattern, key.has(Modifier.I), key.has(Modifier.M), key.has(Modifier.S));
  }

  private static Network network(Mark mark, String text) {
    return Network.parse(text)
        .orElseThrow(() ->
            mark.refuse(
                "\"" + text + "\" is not a network; expected such as 10.0.0.0/8 or fd00::/8"));
  }

  private static BigDecimal requireNumber(Mark mark, String text) {
    return number(text)
        .orElseThrow(() -> mark.refuse("\"" + text + "\" is not a number, which is expected here"));
  }

  private static Optional<BigDecimal> number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      if (text.startsWith("0x")) {
        return Optional.of(new BigDecimal(new java.math.BigInteger(text.substring(2), 16)));
      }
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
