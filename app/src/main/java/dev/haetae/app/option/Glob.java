package dev.haetae.app.option;

import com.google.re2j.Pattern;

/**
 * A form in which {@code *} stands for any run of characters and {@code ?} for one; upper and lower
 * case are alike.
 *
 * @param pattern the same as a regular expression
 */
public record Glob(Pattern pattern) {

  /** The form as the user wrote it. */
  public static Glob of(String form) {
    StringBuilder regex = new StringBuilder("(?si)");
    form.codePoints()
        .mapToObj(Character::toString)
        .forEach(c ->
            regex.append(
                switch (c) {
                  case "*" -> ".*";
                  case "?" -> ".";
                  default -> Pattern.quote(c);
                }));
    return new Glob(Pattern.compile(regex.toString()));
  }

  /** Whether all of the text is of that form. */
  public boolean matches(String text) {
    return pattern.matches(text);
  }
}
