package dev.haetae.app.command;

/** How several values of one option are told apart: by commas, with blanks around them or none. */
final class Commas {
  /** For {@code split} of an option. */
  static final String BETWEEN = "\\s*,\\s*";

  private Commas() {}
}
