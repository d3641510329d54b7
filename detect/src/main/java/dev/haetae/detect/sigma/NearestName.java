package dev.haetae.detect.sigma;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody probably meant. */
public final class NearestName {
  private static final int LONGEST = 200;

  private NearestName() {}

  /**
   * The known name that takes the fewest changes, if those are two or a third of its letters.
   * Whether a letter is a capital one counts among names that are as near only.
   */
  public static Optional<String> of(String meant, Collection<String> known) {
    String folded = meant.toLowerCase(Locale.ROOT);
    String nearest = "";
    int fewest = Integer.MAX_VALUE;
    for (String name : known) {
      int changes = changes(folded, name.toLowerCase(Locale.ROOT));
      boolean nearer =
          changes < fewest
              || (changes == fewest
                  && changes < LONGEST
                  && changes(meant, name) < changes(meant, nearest));
      if (nearer) {
        fewest = changes;
        nearest = name;
      }
    }
    return fewest <= Math.max(Math.min(2, nearest.length() - 2), nearest.length() / 3)
        ? Optional.of(nearest)
        : Optional.empty();
  }

  /** Levenshtein's distance, by rows. */
  private static int changes(String one, String other) {
    if (Math.abs(one.length() - other.length()) > LONGEST / 3 || one.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] above = new int[other.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[other.length()];
  }
}
