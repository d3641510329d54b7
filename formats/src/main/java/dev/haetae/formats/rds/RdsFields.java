package dev.haetae.formats.rds;

import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.HashMap;
import java.util.Map;

/** Adds values to the fields somebody asks for. */
final class RdsFields {
  static final byte[] LOGIN = Scan.word("login");
  static final byte[] LOGOUT = Scan.word("logout");
  static final byte[] QUERY = Scan.word("query");
  static final byte[] SUCCESS = Scan.word("success");
  static final byte[] FAILURE = Scan.word("failure");

  private final Map<String, Integer> wanted = new HashMap<>();

  RdsFields(FieldSelection selection) {
    for (int field = 0; field < selection.size(); field++) {
      wanted.put(selection.paths().get(field), field);
    }
  }

  void text(EventWriter writer, String field, byte[] bytes, int start, int end) {
    add(writer, field, ValueKind.STRING, bytes, start, end);
  }

  void number(EventWriter writer, String field, byte[] bytes, int start, int end) {
    if (Scan.isDigits(bytes, start, end)) {
      add(writer, field, ValueKind.NUMBER, bytes, start, end);
    }
  }

  void action(EventWriter writer, byte[] action) {
    text(writer, "haetae.action", action, 0, action.length);
  }

  void login(EventWriter writer, byte[] outcome) {
    action(writer, LOGIN);
    text(writer, "haetae.outcome", outcome, 0, outcome.length);
  }

  private void add(
      EventWriter writer, String field, ValueKind kind, byte[] bytes, int start, int end) {
    Integer number = wanted.get(field);
    if (number != null && start >= 0 && start < end) {
      writer.add(number, kind, bytes, start, end);
    }
  }
}
