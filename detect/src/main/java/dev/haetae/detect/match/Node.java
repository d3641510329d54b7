package dev.haetae.detect.match;

import dev.haetae.detect.sigma.Expression;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A compiled expression: atoms, joined. */
interface Node {
  boolean holds(EventView view);

  /** What it takes to decide, roughly: the cheaper of two parts is decided first. */
  int weight();

  /** An atom, decided once an event. */
  record Leaf(Atom atom) implements Node {
    @Override
    public boolean holds(EventView view) {
      return view.holds(atom);
    }

    @Override
    public int weight() {
      return atom.condition().weight();
    }
  }

  /** What is known before any event, as of a field that the log does not have. */
  record Constant(boolean value) implements Node {
    @Override
    public boolean holds(EventView view) {
      return value;
    }

    @Override
    public int weight() {
      return 0;
    }
  }

  /** The opposite. */
  record Not(Node part) implements Node {
    @Override
    public boolean holds(EventView view) {
      return !part.holds(view);
    }

    @Override
    public int weight() {
      return part.weight();
    }
  }

  /** At least so many parts: all of them for {@link Expression.And}, one for {@code Or}. */
  final class AtLeast implements Node {
    /** The first part mostly decides; of so many events one needs the rest. */
    private static final int MOSTLY_ENOUGH = 4;

    private final int count;
    private final Node[] parts;

    AtLeast(int count, List<Node> parts) {
      this.count = count;
      this.parts =
          parts.stream().sorted(Comparator.comparingInt(Node::weight)).toArray(Node[]::new);
    }

    @Override
    public boolean holds(EventView view) {
      int missing = count;
      for (int i = 0; i < parts.length && missing > 0 && missing <= parts.length - i; i++) {
        if (parts[i].holds(view)) {
          missing--;
        }
      }
      return missing == 0;
    }

    @Override
    public int weight() {
      int first = parts[0].weight();
      int rest = Arrays.stream(parts).mapToInt(Node::weight).sum() - first;
      return first + rest / MOSTLY_ENOUGH;
    }
  }
}
