package dev.haetae.formats.recognise;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The conditions by which a JSON object is known as a record of a log, compiled. */
public final class Signature {
  /** Stands for any value in a condition. */
  static final String ANY = "*";

  private final Slice slice = new Slice();
  private final Condition[] conditions;

  /**
   * One condition.
   *
   * @param values those it holds for, in UTF-8; none where it holds for any
   */
  private record Condition(int field, List<byte[]> values) {}

  private Signature(Condition[] conditions) {
    this.conditions = conditions;
  }

  /** The conditions of paths and their values, whose fields are added to the selection. */
  public static Signature of(Map<String, List<String>> conditions, FieldSelection.Builder builder) {
    return new Signature(
        conditions.entrySet().stream()
            .map(each -> new Condition(builder.add(each.getKey()), values(each.getValue())))
            .toArray(Condition[]::new));
  }

  private static List<byte[]> values(List<String> values) {
    return values.contains(ANY)
        ? List.of()
        : values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** How many conditions there are: the more, the surer. */
  int size() {
    return conditions.length;
  }

  /** Whether all conditions hold, each for one of its field's values. */
  public boolean fits(Event event) {
    for (Condition condition : conditions) {
      if (!holds(condition, event)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Condition condition, Event event) {
    int value = event.first(condition.field);
    if (condition.values.isEmpty()) {
      return value != Event.NONE;
    }
    while (value != Event.NONE) {
      event.read(value, slice);
      if (isAmong(condition.values)) {
        return true;
      }
      value = event.next(value);
    }
    return false;
  }

  private boolean isAmong(List<byte[]> values) {
    for (byte[] wanted : values) {
      if (Arrays.equals(wanted, 0, wanted.length, slice.bytes(), slice.start(), slice.end())) {
        return true;
      }
    }
    return false;
  }
}
