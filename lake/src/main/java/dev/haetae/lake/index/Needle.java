package dev.haetae.lake.index;

import java.util.List;

/**
 * Something that every event looked for must have.
 *
 * @param text what it is; capitals of ASCII do not matter
 * @param kind what it means for an event to have it
 */
public record Needle(String text, Kind kind) {

  /** What it means for an event to have a text. */
  public enum Kind {
    /** One of the text columns, or an element of a list, is the text. */
    VALUE,
    /** The record contains the text, and neither before nor after it a letter or digit follows. */
    WORDS
  }

  /** One of the text columns is this. */
  public static Needle value(String text) {
    return new Needle(text, Kind.VALUE);
  }

  /** The record contains this as whole words. */
  public static Needle words(String text) {
    return new Needle(text, Kind.WORDS);
  }

  /** The hashes that must all be there. */
  List<Long> hashes() {
    return kind == Kind.VALUE ? List.of(WordHash.of(text)) : Words.of(text);
  }
}
