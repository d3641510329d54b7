package dev.haetae.detect.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Compiles regular expressions that others wrote: rules, and what analysts ask for. */
public final class LinearPattern {

  private LinearPattern() {}

  /**
   * Compiles one, with re2j, which takes linear time on any text.
   *
   * @param flags those of {@link Pattern#compile(String, int)}
   * @throws PatternSyntaxException when re2j cannot run it, or cannot compile it
   */
  public static Pattern compile(String written, int flags) {
    boolean ignoresCase = (flags & Pattern.CASE_INSENSITIVE) != 0;
    if (EndlessFolding.isIn(written, ignoresCase)) {
      throw new PatternSyntaxException(
          "where case does not matter, the letters U+1C80 to U+1C88 may not stand, nor a range over"
              + " them ([^\\x00-\\x7F] is whatever is not ASCII)",
          written);
    }
    if (NestedRepetition.isTooMuch(written)) {
      throw new PatternSyntaxException(
          "repetitions within each other come to more than 1000", written);
    }
    return Pattern.compile(written, flags);
  }
}
