package dev.haetae.detect.match;

import dev.haetae.detect.sigma.ValueTest;
import dev.haetae.model.event.Event;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value of one field stands to a value of another as asked. Rare, so the other is copied. */
record SameAsCondition(int field, int other, ValueTest.Position position, boolean cased)
    implements Atom.Condition {

  @Override
  public boolean holds(EventView view) {
    Event event = view.event();
    for (int value = event.first(other); value != Event.NONE; value = event.next(value)) {
      if (view.turnTo(value) && anyMatches(view)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyMatches(EventView view) {
    EventView.Current current = view.current();
    boolean number = current.number();
    byte[] sought = text(current);
    Event event = view.event();
    for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
      if (view.turnTo(value) && matches(current, sought, number)) {
        return true;
      }
    }
    return false;
  }

  private byte[] text(EventView.Current current) {
    return cased
        ? Arrays.copyOfRange(current.bytes, current.start, current.end)
        : Arrays.copyOfRange(current.folded(), current.foldedStart(), current.foldedEnd());
  }

  private boolean matches(EventView.Current current, byte[] sought, boolean number) {
    if (position == ValueTest.Position.WHOLE
        && number
        && current.number()
        && ByteNumbers.isNumber(sought, 0, sought.length)) {
      BigDecimal value = new BigDecimal(new String(sought, StandardCharsets.UTF_8));
      return ByteNumbers.isNumber(current.bytes, current.start, current.end)
          && new ByteNumbers.Constant(value).compare(current.bytes, current.start, current.end)
              == 0;
    }
    byte[] text = text(current);
    return switch (position) {
      case WHOLE -> Arrays.equals(text, sought);
      case START -> Bytes.startsWith(text, 0, text.length, sought);
      case END -> Bytes.endsWith(text, 0, text.length, sought);
      case ANYWHERE -> Bytes.indexOf(text, 0, text.length, sought) >= 0;
    };
  }
}
