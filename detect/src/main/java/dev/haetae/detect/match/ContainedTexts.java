package dev.haetae.detect.match;

import com.google.common.primitives.Ints;
import dev.haetae.model.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Many texts that values of one field may contain. The first time an event is asked for one of them
 * all are looked for, in one pass over the values.
 */
final class ContainedTexts implements Atom.Condition {
  private final int field;
  private final int reading;
  private final Map<Anchor.Folded, int[]> atoms = new LinkedHashMap<>();
  private Optional<LiteralScanner> scanner = Optional.empty();

  /**
   * @param reading what it takes to come by the values, with a look-up of a text as 1
   */
  ContainedTexts(int field, int reading) {
    this.field = field;
    this.reading = reading;
  }

  /**
   * One more text.
   *
   * @param all the atom of all of them
   * @param id the number of the atom of this one
   */
  Atom.Condition add(Atom all, int id, String text) {
    atoms.merge(new Anchor.Folded(Folding.fold(text)), new int[] {id}, Ints::concat);
    return new One(all, id);
  }

  /** No text is added any more. */
  void seal() {
    scanner = Optional.of(new LiteralScanner(atoms));
  }

  /** Whether one of them is contained. */
  private record One(Atom all, int id) implements Atom.Condition {
    @Override
    public boolean holds(EventView view) {
      return view.holds(all) && view.isHeld(id);
    }

    @Override
    public int weight() {
      return all.condition().weight();
    }
  }

  /** Lets the view hold each that is contained. */
  @Override
  public boolean holds(EventView view) {
    LiteralScanner texts = scanner.orElseThrow();
    Event event = view.event();
    boolean any = false;
    for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
      if (view.turnTo(value)) {
        EventView.Current current = view.current();
        byte[] folded = current.folded();
        any |= texts.scan(folded, current.foldedStart(), current.foldedEnd(), view);
      }
    }
    return any;
  }

  @Override
  public int weight() {
    return reading + 1;
  }
}
