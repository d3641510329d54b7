package dev.haetae.testkit;

import dev.haetae.model.JsonText;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills an event from maps, lists, texts, numbers, booleans and nulls, as a reader of JSON would:
 * paths with dots, every element of an array, objects as compact JSON. For tests of what stands on
 * events and has no reader at hand.
 */
public final class EventFixture {
  private final Event event;

  /** A cursor over made-up events of a log. */
  public EventFixture(String log, FieldSelection selection) {
    this.event = new Event(log, selection, (one, field, path, writer) -> {});
  }

  /** Fills the cursor with a record; valid until the next. */
  public Event of(Map<String, ? extends @Nullable Object> record) {
    StringBuilder json = new StringBuilder();
    writeJson(record, json);
    return of(record, json.toString());
  }

  /** Fills the cursor with a record whose raw text is given. */
  public Event of(Map<String, ? extends @Nullable Object> record, String raw) {
    EventWriter writer = event.writer();
    writer.begin("fixture", 1);
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    writer.raw(bytes, 0, bytes.length);
    for (int field = 0; field < event.selection().size(); field++) {
      add(writer, field, record, event.selection().paths().get(field));
    }
    return event;
  }

  /** A path leads through maps by name, and a name may itself contain dots. */
  private void add(EventWriter writer, int field, @Nullable Object value, String path) {
    if (value instanceof List<?> items) {
      items.forEach(item -> add(writer, field, item, path));
    } else if (value instanceof Map<?, ?> members) {
      for (Map.Entry<?, ?> member : members.entrySet()) {
        String name = String.valueOf(member.getKey());
        if (path.equals(name)) {
          addValue(writer, field, member.getValue());
        } else if (path.startsWith(name + ".")) {
          add(writer, field, member.getValue(), path.substring(name.length() + 1));
        }
      }
    }
  }

  private void addValue(EventWriter writer, int field, @Nullable Object value) {
    if (value == null) {
      writer.add(field, ValueKind.NULL, "null");
    } else if (value instanceof List<?> items) {
      if (items.isEmpty()) {
        writer.add(field, ValueKind.EMPTY, "[]");
      }
      items.forEach(item -> addValue(writer, field, item));
    } else if (value instanceof Map<?, ?>) {
      StringBuilder json = new StringBuilder();
      writeJson(value, json);
      writer.add(field, ValueKind.OBJECT, json.toString());
    } else {
      writer.add(field, kind(value), value.toString());
    }
  }

  private static ValueKind kind(Object value) {
    if (value instanceof Number) {
      return ValueKind.NUMBER;
    }
    return value instanceof Boolean ? ValueKind.BOOLEAN : ValueKind.STRING;
  }

  private static void writeJson(@Nullable Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> members) {
      writeMembers(members.entrySet().iterator(), out);
    } else if (value instanceof List<?> items) {
      out.append('[');
      for (Iterator<?> each = items.iterator(); each.hasNext(); ) {
        writeJson(each.next(), out);
        out.append(each.hasNext() ? "," : "");
      }
      out.append(']');
    } else if (value instanceof String text) {
      out.append('"').append(JsonText.escape(text)).append('"');
    } else {
      out.append(value);
    }
  }

  private static void writeMembers(Iterator<? extends Map.Entry<?, ?>> members, StringBuilder out) {
    out.append('{');
    while (members.hasNext()) {
      Map.Entry<?, ?> member = members.next();
      out.append('"').append(JsonText.escape(String.valueOf(member.getKey()))).append("\":");
      writeJson(member.getValue(), out);
      out.append(members.hasNext() ? "," : "");
    }
    out.append('}');
  }
}
