package dev.haetae.app.text;

import java.util.List;

/** Texts cut to the room there is. */
public final class Shortened {
  private static final int LEAST = 4;
  private static final int ID = 12;
  private static final int NAMES = 4;

  private Shortened() {}

  /** As much of a finding's id as names it, to whoever asks for more of it. */
  public static String id(String id) {
    return id.substring(0, Math.min(ID, id.length()));
  }

  /**
   * As much of a text as has room, with a mark where it is cut; nothing where there is hardly any.
   */
  public static String of(String text, int letters) {
    if (text.codePointCount(0, text.length()) <= letters) {
      return text;
    }
    return letters < LEAST
        ? ""
        : text.substring(0, text.offsetByCodePoints(0, letters - 1)).strip() + "\u2026";
  }

  /** As many names as fit a line. */
  public static String names(List<String> names) {
    int shown = Math.min(NAMES, names.size());
    String text = String.join(", ", names.subList(0, shown));
    return names.size() == shown ? text : text + " and " + (names.size() - shown) + " more";
  }
}
