package dev.haetae.detect.match;

import com.google.re2j.Pattern;
import dev.haetae.detect.sigma.Expression;
import dev.haetae.detect.sigma.Relation;
import dev.haetae.detect.sigma.TextPattern;
import dev.haetae.detect.sigma.ValueTest;
import dev.haetae.model.address.Network;
import dev.haetae.model.event.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sigma as its specification reads, without an eye to speed: every test is worked out from texts,
 * one value after the other. It shares no code with the compiled engine, which is held against it.
 */
final class Interpreter {
  /** One value of a field. */
  record Value(ValueKind kind, String text) {
    boolean isAbsent() {
      return kind == ValueKind.NULL || kind == ValueKind.EMPTY;
    }
  }

  private final Map<String, List<Value>> fields;
  private final String raw;

  Interpreter(Map<String, List<Value>> fields, String raw) {
    this.fields = fields;
    this.raw = raw;
  }

  boolean holds(Expression expression) {
    if (expression instanceof Expression.And and) {
      return and.parts().stream().allMatch(this::holds);
    }
    if (expression instanceof Expression.Or or) {
      return or.parts().stream().anyMatch(this::holds);
    }
    if (expression instanceof Expression.Not not) {
      return !holds(not.part());
    }
    if (expression instanceof Expression.AtLeast atLeast) {
      return atLeast.parts().stream().filter(this::holds).count() >= atLeast.count();
    }
    Expression.Test test = (Expression.Test) expression;
    return test.field().map(field -> ofField(field, test.test())).orElseGet(() -> keyword(test));
  }

  private List<Value> values(String field) {
    return fields.getOrDefault(field, List.of());
  }

  private boolean keyword(Expression.Test test) {
    return passes(new Value(ValueKind.STRING, raw), test.test());
  }

  private boolean ofField(String field, ValueTest test) {
    List<Value> values = values(field);
    if (test instanceof ValueTest.Exists exists) {
      return exists.present() == !values.isEmpty();
    }
    List<Value> present = values.stream().filter(value -> !value.isAbsent()).toList();
    return test instanceof ValueTest.Null
        ? present.isEmpty()
        : present.stream().anyMatch(value -> passes(value, test));
  }

  private boolean passes(Value value, ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      return pattern(text).matcher(value.text()).matches();
    }
    if (test instanceof ValueTest.Numeric number) {
      return value.kind() == ValueKind.NUMBER
          ? new BigDecimal(value.text()).compareTo(number.value()) == 0
          : value.text().equalsIgnoreCase(number.written());
    }
    if (test instanceof ValueTest.Compared compared) {
      return value.text().matches("[-+]?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]{1,3})?")
          && relates(compared.relation(), new BigDecimal(value.text()), compared.value());
    }
    if (test instanceof ValueTest.Regex regex) {
      int flags =
          (regex.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0)
              + (regex.multiline() ? Pattern.MULTILINE : 0)
              + (regex.dotAll() ? Pattern.DOTALL : 0);
      return Pattern.compile(regex.pattern(), flags).matcher(value.text()).find();
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return lies(value.text(), cidr.network());
    }
    if (test instanceof ValueTest.DatePart part) {
      return date(value.text(), part);
    }
    ValueTest.SameAs same = (ValueTest.SameAs) test;
    return values(same.field()).stream()
        .anyMatch(other -> !other.isAbsent() && stands(value, other, same));
  }

  private static java.util.regex.Pattern pattern(ValueTest.Text text) {
    String regex =
        text.pattern().parts().stream().map(Interpreter::regex).collect(Collectors.joining());
    int flags = java.util.regex.Pattern.DOTALL;
    if (!text.cased()) {
      flags |= java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CASE;
    }
    return java.util.regex.Pattern.compile(regex, flags);
  }

  private static String regex(TextPattern.Part part) {
    if (part instanceof TextPattern.Literal literal) {
      return java.util.regex.Pattern.quote(literal.text());
    }
    return switch ((TextPattern.Wildcard) part) {
      case RUN -> ".*";
      case ONE -> ".";
      case DASH -> "[-/–—―]";
    };
  }

  private static boolean relates(Relation relation, BigDecimal left, BigDecimal right) {
    int compared = left.compareTo(right);
    return switch (relation) {
      case LT -> compared < 0;
      case LTE -> compared <= 0;
      case GT -> compared > 0;
      case GTE -> compared >= 0;
      case EQ -> compared == 0;
      case NEQ -> compared != 0;
    };
  }

  private static boolean lies(String text, Network network) {
    if (!text.matches("[0-9a-fA-F:.]+")
        || !(text.contains(":") || text.matches("(\\d+\\.){3}\\d+"))) {
      return false;
    }
    try {
      byte[] bytes = InetAddress.getByName(text).getAddress();
      if ((bytes.length == 16) != network.six()) {
        return false;
      }
      BigInteger base =
          new BigInteger(Long.toUnsignedString(network.high()))
              .shiftLeft(64)
              .add(new BigInteger(Long.toUnsignedString(network.low())));
      int host = bytes.length * 8 - network.prefix();
      return new BigInteger(1, bytes).shiftRight(host).equals(base.shiftRight(host));
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  private static boolean date(String text, ValueTest.DatePart part) {
    boolean seconds = text.matches("\\d{1,10}");
    if (!seconds && !text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
      return false;
    }
    Instant instant = seconds ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text);
    LocalDateTime date = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    int number =
        switch (part.unit()) {
          case MINUTE -> date.get(ChronoField.MINUTE_OF_HOUR);
          case HOUR -> date.get(ChronoField.HOUR_OF_DAY);
          case DAY -> date.get(ChronoField.DAY_OF_MONTH);
          case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
          case MONTH -> date.get(ChronoField.MONTH_OF_YEAR);
          case YEAR -> date.get(ChronoField.YEAR);
        };
    return relates(part.relation(), BigDecimal.valueOf(number), part.value());
  }

  private static boolean stands(Value value, Value other, ValueTest.SameAs same) {
    if (same.position() == ValueTest.Position.WHOLE
        && value.kind() == ValueKind.NUMBER
        && other.kind() == ValueKind.NUMBER) {
      return new BigDecimal(value.text()).compareTo(new BigDecimal(other.text())) == 0;
    }
    String regex = java.util.regex.Pattern.quote(other.text());
    String placed =
        switch (same.position()) {
          case WHOLE -> regex;
          case ANYWHERE -> ".*" + regex + ".*";
          case START -> regex + ".*";
          case END -> ".*" + regex;
        };
    int flags = java.util.regex.Pattern.DOTALL;
    if (!same.cased()) {
      flags |= java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CASE;
    }
    return java.util.regex.Pattern.compile(placed, flags).matcher(value.text()).matches();
  }
}
