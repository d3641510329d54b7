package dev.haetae.search.plan;

import java.util.Collection;

/**
 * What kind of value a column or an expression has.
 *
 * <p>The languages are typeless: a value of a log is text that may look like a number. Where the
 * plan knows more (a count, a column of a Parquet file, the result of arithmetic) it says so, and
 * the comparison becomes the engine's own; where it does not, the value is {@link #TEXT} and is
 * compared as a number whenever it looks like one.
 */
public enum Type {
  /** A number. */
  NUMBER,
  /** Seconds since 1970 as a number, shown as a time. */
  TIME,
  /** Text, that may look like a number. */
  TEXT,
  /** True or false; never a column of SPL. */
  BOOLEAN,
  /** Several values, each of them text. */
  LIST,
  /** No value in any row. */
  ABSENT;

  /** Whether arithmetic needs no look at the text. */
  public boolean isNumeric() {
    return this == NUMBER || this == TIME;
  }

  /** The type a column of these values has: what no row has is a text there. */
  public Type present() {
    return this == ABSENT ? TEXT : this;
  }

  /** The type that values of all these types can be given. */
  public static Type common(Collection<Type> types) {
    Type common = ABSENT;
    for (Type type : types) {
      common = common.with(type);
    }
    return common;
  }

  private Type with(Type other) {
    if (this == other || other == ABSENT) {
      return this;
    }
    if (this == ABSENT) {
      return other;
    }
    if (this == LIST || other == LIST) {
      return LIST;
    }
    return isNumeric() && other.isNumeric() ? NUMBER : TEXT;
  }
}
