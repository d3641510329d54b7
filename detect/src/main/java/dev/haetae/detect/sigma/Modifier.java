package dev.haetae.detect.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may follow a field's name after {@code |}. */
enum Modifier {
  ALL,
  CONTAINS,
  STARTSWITH,
  ENDSWITH,
  CASED,
  EXISTS,
  NEQ,
  RE,
  I,
  M,
  S,
  WINDASH,
  BASE64,
  BASE64OFFSET,
  UTF16LE,
  UTF16BE,
  UTF16,
  LT,
  LTE,
  GT,
  GTE,
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  YEAR,
  CIDR,
  EXPAND,
  FIELDREF;

  /** Another word for utf16le. */
  private static final String WIDE = "wide";

  /** All words there are, as rules write them. */
  static final List<String> WORDS =
      Stream.concat(Arrays.stream(values()).map(Modifier::word), Stream.of(WIDE)).toList();

  static Optional<Modifier> named(String word) {
    String name = word.equals(WIDE) ? UTF16LE.name() : word.toUpperCase(Locale.ROOT);
    for (Modifier modifier : values()) {
      if (modifier.name().equals(name)) {
        return Optional.of(modifier);
      }
    }
    return Optional.empty();
  }

  /** The relation this modifier asks for, where it is one. */
  Optional<Relation> relation() {
    return Relation.named(word());
  }

  /** The part of a date this modifier asks for, where it is one. */
  Optional<ValueTest.Unit> unit() {
    return switch (this) {
      case MINUTE, HOUR, DAY, WEEK, MONTH, YEAR -> Optional.of(ValueTest.Unit.valueOf(name()));
      default -> Optional.empty();
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
