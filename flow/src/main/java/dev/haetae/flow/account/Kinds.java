package dev.haetae.flow.account;

import dev.haetae.formats.Names;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import java.util.IdentityHashMap;

/** Asks events for their kind, where their log tells kinds apart. For one thread. */
public final class Kinds {
  /** The path by which the readers of logs give an event's kind. */
  public static final String PATH = "haetae.kind";

  private final Names names = new Names();
  private final Slice slice = new Slice();
  private final IdentityHashMap<FieldSelection, Integer> numbers = new IdentityHashMap<>();
  private FieldSelection latest = new FieldSelection.Builder().build();
  private int latestNumber = -1;

  /** The kind of an event; empty where its log tells none apart. */
  public String of(Event event) {
    int field = number(event.selection());
    if (field < 0) {
      return "";
    }
    int value = event.first(field);
    if (value == Event.NONE) {
      return "";
    }
    event.read(value, slice);
    return names.of(slice.bytes(), slice.start(), slice.end());
  }

  private int number(FieldSelection selection) {
    if (!selection.equals(latest)) {
      latest = selection;
      latestNumber = numbers.computeIfAbsent(selection, each -> each.number(PATH));
    }
    return latestNumber;
  }
}
