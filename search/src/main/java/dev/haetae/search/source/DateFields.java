package dev.haetae.search.source;

import dev.haetae.search.function.SqlValue;
import dev.haetae.search.function.Times;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of events, and besides them the parts of their time that Splunk keeps as fields:
 * {@code date_hour}, {@code date_wday} and their like. A field that an event itself has under such
 * a name is that one.
 *
 * @param events the fields of the events
 * @param time when they were; empty where that is not known
 */
public record DateFields(FieldResolver events, Optional<SqlValue> time) implements FieldResolver {
  private static final Map<String, String> NUMBERS =
      Map.of(
          "date_hour", "%H",
          "date_mday", "%d",
          "date_minute", "%M",
          "date_second", "%S",
          "date_year", "%Y");

  /** In small letters. */
  private static final Map<String, String> WORDS = Map.of("date_month", "%B", "date_wday", "%A");

  @Override
  public Optional<SqlValue> resolve(String name) {
    return isPart(name)
        ? time.map(at -> part(name, at.asNumber())).or(() -> events.resolve(name))
        : events.resolve(name);
  }

  /** Whether a field of this name is a part of the time, where events have none of their own. */
  public static boolean isName(String name) {
    return NUMBERS.containsKey(name) || WORDS.containsKey(name);
  }

  private boolean isPart(String name) {
    return isName(name) && !events.isKnown(name);
  }

  private static SqlValue part(String name, String time) {
    String number = NUMBERS.get(name);
    return number == null
        ? SqlValue.text("lower(" + Times.formatted(time, WORDS.getOrDefault(name, "")) + ")")
        : SqlValue.number("TRY_CAST(" + Times.formatted(time, number) + " AS DOUBLE)");
  }

  @Override
  public boolean isKnown(String name) {
    return isPart(name) || events.isKnown(name);
  }

  /** Only those of the events, which may be meant by other names. */
  @Override
  public Set<String> names() {
    return events.names();
  }

  @Override
  public Optional<Place> place(String field) {
    return events.place(field);
  }
}
