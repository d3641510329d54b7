package dev.haetae.detect.match;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Something an event must have for a rule to be worth a look. */
sealed interface Anchor {

  /** Stands for the raw record among the numbers of fields. */
  int RAW = -1;

  /** Stands for no field at all among them. */
  int NOWHERE = -2;

  /** The field whose values are looked at for it. */
  int field();

  /** A value of the field is this text, folded. */
  record Exact(int field, Folded text) implements Anchor {}

  /** A value of the field is written as a number of this bucket. */
  record Numeric(int field, long bucket) implements Anchor {}

  /** A value of the field contains this text, folded. */
  record Fragment(int field, Folded text) implements Anchor {}

  /** The field is there. */
  record Present(int field) implements Anchor {}

  /** Nothing: the rule is looked at for every event. */
  record Always() implements Anchor {
    @Override
    public int field() {
      return NOWHERE;
    }
  }

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
   * @param share of events expected to have one, roughly
   * @param reading what it takes to come by the values, in the same measure
   */
  record Choice(List<Anchor> anchors, double share, double reading) {
    /** Looked at for every event; the last to be chosen. */
    static final Choice ALWAYS = new Choice(List.of(new Always()), 1, 1);

    /** Never worth a look. */
    static final Choice NEVER = new Choice(List.of(), 0, 0);

    double cost() {
      return share + reading;
    }

    /** Whether it asks only for what is in these fields. */
    boolean isWithin(Set<Integer> fields) {
      return anchors.stream().allMatch(anchor -> fields.contains(anchor.field()));
    }
  }
}
