package dev.haetae.detect.match;

import java.util.Arrays;
import java.util.List;

/** Something an event must have for a rule to be worth a look. */
sealed interface Anchor {

  /** Stands for the raw record among the numbers of fields. */
  int RAW = -1;

  /** A value of the field is this text, folded. */
  record Exact(int field, Folded text) implements Anchor {}

  /** A value of the field is written as a number of this bucket. */
  record Numeric(int field, long bucket) implements Anchor {}

  /** A value of the field contains this text, folded. */
  record Fragment(int field, Folded text) implements Anchor {}

  /** The field is there. */
  record Present(int field) implements Anchor {}

  /** Nothing: the rule is looked at for every event. */
  record Always() implements Anchor {}

  /** Folded bytes that can be a key. */
  final class Folded {
    private final byte[] bytes;

    Folded(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Folded folded && Arrays.equals(bytes, folded.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /**
   * Anchors of which an event that matches has at least one: a necessary condition.
   *
   * @param cost the share of events expected to have one, roughly
   */
  record Choice(List<Anchor> anchors, double cost) {
    /** Looked at for every event. */
    static final Choice ALWAYS = new Choice(List.of(new Always()), 1);

    /** Never worth a look. */
    static final Choice NEVER = new Choice(List.of(), 0);
  }
}
