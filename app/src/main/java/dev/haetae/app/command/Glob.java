package dev.haetae.app.command;

import com.google.re2j.Pattern;

/**
 * A form in which {@code *} stands for any run of characters and {@code ?} for one; upper and lower
 * case are alike.
 */
record Glob(Pattern pattern) {

  static Glob of(String form) {
    StringBuilder regex = new StringBuilder("(?si)");
    form.codePoints()
        .forEach(c ->
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
    return new Glob(Pattern.compile(regex.toString()));
  }

  boolean matches(String text) {
    return pattern.matches(text);
  }
}
