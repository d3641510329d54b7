package dev.haetae.detect.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a rule, its wildcards told from its plain characters.
 *
 * @param parts no two literals beside each other, none empty
 */
public record TextPattern(List<Part> parts) {

  /** A piece of a pattern. */
  public sealed interface Part {}

  /** Plain characters. */
  public record Literal(String text) implements Part {}

  /** What stands for other characters. */
  public enum Wildcard implements Part {
    /** {@code *}: any run of characters, also none. */
    RUN,
    /** {@code ?}: one character. */
    ONE,
    /** Any of the dashes and the slash Windows takes before an option: {@code - / – — ―}. */
    DASH
  }

  /** The characters a {@link Wildcard#DASH} stands for. */
  public static final String DASHES = "-/–—―";

  /** Copies the parts. */
  public TextPattern {
    parts = List.copyOf(parts);
  }

  /** A pattern without wildcards. */
  public static TextPattern literal(String text) {
    return new TextPattern(text.isEmpty() ? List.of() : List.of(new Literal(text)));
  }

  /**
   * Reads the text of a rule: {@code *} and {@code ?} are wildcards, {@code \*} and {@code \?}
   * plain, {@code \\} one backslash, and a backslash before anything else is itself.
   */
  public static TextPattern parse(String text) {
    Builder builder = new Builder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && "\\*?".indexOf(text.charAt(i + 1)) >= 0) {
        builder.plain(text.charAt(++i));
      } else if (c == '*') {
        builder.wildcard(Wildcard.RUN);
      } else if (c == '?') {
        builder.wildcard(Wildcard.ONE);
      } else {
        builder.plain(c);
      }
    }
    return builder.build();
  }

  /** Its text, where it has no wildcards. */
  public Optional<String> literal() {
    if (parts.isEmpty()) {
      return Optional.of("");
    }
    return parts.size() == 1 && parts.get(0) instanceof Literal only
        ? Optional.of(only.text())
        : Optional.empty();
  }

  /** The same with any run of characters before and after it, where asked. */
  public TextPattern open(boolean before, boolean after) {
    List<Part> opened = new ArrayList<>(parts);
    if (before && (opened.isEmpty() || opened.get(0) != Wildcard.RUN)) {
      opened.add(0, Wildcard.RUN);
    }
    if (after && (opened.isEmpty() || opened.get(opened.size() - 1) != Wildcard.RUN)) {
      opened.add(Wildcard.RUN);
    }
    return new TextPattern(opened);
  }

  /** The same with every dash standing for each of {@link #DASHES}. */
  public TextPattern anyDash() {
    Builder builder = new Builder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        for (char c : literal.text().toCharArray()) {
          if (DASHES.indexOf(c) >= 0) {
            builder.wildcard(Wildcard.DASH);
          } else {
            builder.plain(c);
          }
        }
      } else {
        builder.wildcard((Wildcard) part);
      }
    }
    return builder.build();
  }

  private static final class Builder {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();

    void plain(char c) {
      run.append(c);
    }

    void wildcard(Wildcard wildcard) {
      flush();
      boolean repeats =
          wildcard == Wildcard.RUN && !parts.isEmpty() && parts.get(parts.size() - 1) == wildcard;
      if (!repeats) {
        parts.add(wildcard);
      }
    }

    private void flush() {
      if (!run.isEmpty()) {
        parts.add(new Literal(run.toString()));
        run.setLength(0);
      }
    }

    TextPattern build() {
      flush();
      return new TextPattern(parts);
    }
  }
}
