package dev.haetae.app.option;

/** How several values of one option are told apart: by commas, with blanks around them or none. */
public final class Commas {
  /** For {@code split} of an option. */
  public static final String BETWEEN = "\\s*,\\s*";

  private Commas() {}
}
