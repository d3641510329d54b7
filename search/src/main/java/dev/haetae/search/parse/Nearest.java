package dev.haetae.search.parse;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name most like a written one. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The nearest name, empty when none is near enough for it to be meant. Whether a letter is a
   * capital one counts among names that are as near only.
   */
  public static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    int bound = Math.max(1, written.length() / 3);
    Optional<String> nearest = Optional.empty();
    for (String name : known) {
      int distance =
          Math.abs(name.length() - written.length()) > bound
              ? bound + 1
              : distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      boolean nearer =
          distance < bound
              || (distance == bound
                  && nearest
                      .map(before -> distance(written, name) < distance(written, before))
                      .orElse(true));
      if (nearer) {
        nearest = Optional.of(name);
        bound = distance;
      }
    }
    return nearest;
  }

  /** Changes of one character, or of two neighbours, from one to the other. */
  private static int distance(String left, String right) {
    int[][] costs = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, left, right, i, j);
      }
    }
    return costs[left.length()][right.length()];
  }

  private static int cost(int[][] costs, String left, String right, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int cost =
        Math.min(
            costs[i - 1][j - 1] + (same ? 0 : 1), Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
  }
}
