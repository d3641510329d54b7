package dev.haetae.formats;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.ValueKind;
import java.util.List;
import java.util.function.Function;

/**
 * A field that a format works out of others.
 *
 * @param path its path, which begins with {@code haetae.}
 * @param kind what its value is
 * @param needs the fields it is worked out of
 * @param value works it out; empty text where the event does not tell
 */
public record DerivedField(
    String path, ValueKind kind, List<String> needs, Function<Event, String> value) {

  /** A field whose value is a text. */
  public static DerivedField text(String path, List<String> needs, Function<Event, String> value) {
    return new DerivedField(path, ValueKind.STRING, needs, value);
  }

  /** A field whose value is {@code true} or {@code false}. */
  public static DerivedField truth(String path, List<String> needs, Function<Event, String> value) {
    return new DerivedField(path, ValueKind.BOOLEAN, needs, value);
  }

  /** A field that is the first of others that has a value. */
  public static DerivedField first(String path, List<String> of) {
    return text(
        path,
        of,
        event ->
            of.stream().map(event::text).filter(text -> !text.isEmpty()).findFirst().orElse(""));
  }
}
