package dev.haetae.model;

import java.util.regex.Pattern;

/**
 * Texts of strangers as cells of comma-separated values.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class CsvText {
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
  private static final Pattern ASKS_FOR_QUOTES = Pattern.compile("[,\"\r\n]");

  private CsvText() {}

  /** Whether a spreadsheet takes a cell that begins so for a formula, and would run it. */
  public static boolean beginsFormula(char first) {
    return FORMULA.indexOf(first) >= 0;
  }

  /** Whether a cell with this text has to be in quotes. */
  public static boolean asksForQuotes(String text) {
    return ASKS_FOR_QUOTES.matcher(text).find();
  }

  /** What is between the quotes; what a terminal would act on is shown as its number. */
  public static String escaped(String text) {
    return doubled(UnseenCharacters.numbered(text));
  }

  /** A cell that is always in quotes. */
  public static String quoted(String text) {
    return verbatim(UnseenCharacters.numbered(text));
  }

  /** A cell in quotes for a program, which reads the text as it was: nothing is made harmless. */
  public static String verbatim(String text) {
    return '"' + doubled(text) + '"';
  }

  private static String doubled(String text) {
    return text.replace("\"", "\"\"");
  }

  /** A cell for a spreadsheet: an apostrophe before what would be a formula makes it a text. */
  public static String forSpreadsheet(String text) {
    boolean isFormula = !text.isEmpty() && beginsFormula(text.charAt(0));
    return quoted(isFormula ? "'" + text : text);
  }
}
