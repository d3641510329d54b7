package dev.haetae.formats.linux;

import dev.haetae.formats.linux.Facts.Fact;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts of a message of the journal, each worked out when somebody asks for it. */
final class JournalFacts implements Event.Derivation {
  private static final String PROGRAM = "program";
  private static final String MESSAGE = "message";
  private static final Set<String> PATHS =
      EnumSet.allOf(Fact.class).stream().map(Facts::path).collect(Collectors.toSet());

  private final Map<String, Facts> byPath = new HashMap<>();

  JournalFacts(FieldSelection selection) {
    for (Fact fact : Fact.values()) {
      byPath.put(Facts.path(fact), new Facts(selection, EnumSet.of(fact)));
    }
  }

  /** What a derived field is worked out of; nothing for a field of the log's own. */
  static List<String> needsOf(String path) {
    return PATHS.contains(path) ? List.of(PROGRAM, MESSAGE) : List.of();
  }

  @Override
  public List<String> needs(String path) {
    return needsOf(path);
  }

  @Override
  public void derive(Event event, int field, String path, EventWriter writer) {
    Facts asked = byPath.get(path);
    if (asked != null) {
      String program = event.text(PROGRAM);
      int end = program.getBytes(StandardCharsets.UTF_8).length;
      byte[] both = (program + event.text(MESSAGE)).getBytes(StandardCharsets.UTF_8);
      asked.read(writer, both, 0, end, end, both.length);
    }
  }
}
