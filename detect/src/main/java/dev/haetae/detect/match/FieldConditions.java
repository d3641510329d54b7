package dev.haetae.detect.match;

import dev.haetae.model.event.Event;

/** The conditions that look at a field's values one after the other, or at the field as such. */
final class FieldConditions {
  private FieldConditions() {}

  /** Decides for one value, which the view has turned to. */
  interface OfValue {
    boolean accepts(EventView.Current value);

    /** What it takes to decide, with a look-up of a text as 1. */
    default int weight() {
      return 1;
    }
  }

  /**
   * Any value of the field is accepted.
   *
   * @param reading what it takes to come by the values, with a look-up of a text as 1
   */
  record AnyValue(int field, int reading, OfValue test) implements Atom.Condition {
    @Override
    public boolean holds(EventView view) {
      Event event = view.event();
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        if (view.turnTo(value) && test.accepts(view.current())) {
          return true;
        }
      }
      return false;
    }

    @Override
    public int weight() {
      return reading + test.weight();
    }
  }

  /** The raw record is accepted, as it was written or with JSON's escapes resolved. */
  record Keyword(OfValue test) implements Atom.Condition {
    @Override
    public boolean holds(EventView view) {
      view.turnToRaw();
      return test.accepts(view.current())
          || (view.turnToUnescapedRaw() && test.accepts(view.current()));
    }

    /** A record is many times longer than a value. */
    @Override
    public int weight() {
      return 20 * test.weight();
    }
  }

  /** The field is there, whatever its value. */
  record Exists(int field) implements Atom.Condition {
    @Override
    public boolean holds(EventView view) {
      return view.event().first(field) != Event.NONE;
    }
  }

  /** The field has a value. */
  record HasValue(int field) implements Atom.Condition {
    @Override
    public boolean holds(EventView view) {
      Event event = view.event();
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        if (isValue(event, value)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isValue(Event event, int value) {
      return switch (event.kind(value)) {
        case NULL, EMPTY -> false;
        default -> true;
      };
    }
  }
}
