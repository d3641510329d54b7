package dev.haetae.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name somebody probably meant, and asks whether it was. */
public final class NearestName {
  /** Nobody mistypes a name as long as this; what is longer is no name. */
  private static final int LONGEST = 200;

  private NearestName() {}

  /**
   * The known name that takes the fewest changes, if those are one or a third of the letters
   * written. A change is a letter more, less or another, or two neighbours that changed places.
   * Whether a letter is a capital one counts among names that are as near only.
   */
  public static Optional<String> of(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = written.toLowerCase(Locale.ROOT);
    int fewest = Math.max(1, written.length() / 3);
    Optional<String> nearest = Optional.empty();
    for (String name : known) {
      int changes = changes(folded, name.toLowerCase(Locale.ROOT), fewest);
      boolean nearer = changes < fewest || (changes == fewest && isCloser(written, name, nearest));
      if (nearer) {
        nearest = Optional.of(name);
        fewest = changes;
      }
    }
    return nearest;
  }

  /**
   * Asks at the end of a sentence whether the nearest name was meant, as in {@code ; did you mean
   * eventName?}; nothing where none is near.
   */
  public static String ask(String written, Collection<String> known) {
    return ask(of(written, known));
  }

  /** Asks whether a name was meant; nothing where none is near. */
  public static String ask(Optional<String> nearest) {
    return nearest.map(name -> "; did you mean " + name + "?").orElse("");
  }

  /**
   * Asks whether the nearest name was meant.
   *
   * @param otherwise ends the sentence where none is near
   */
  public static String ask(String written, Collection<String> known, String otherwise) {
    String asked = ask(written, known);
    return asked.isEmpty() ? otherwise : asked;
  }

  /**
   * Ends the sentence that there is no such name: asks whether the nearest was meant, and where
   * none is near says which there are, in the order of the alphabet.
   */
  public static String askOrList(String written, Collection<String> known) {
    return ask(written, known, "; expected one of " + list(known));
  }

  /** Names as a sentence lists them, in the order of the alphabet: {@code a, b, c}. */
  public static String list(Collection<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  /** Whether of two names that are as near this one has more of the capitals that were written. */
  private static boolean isCloser(String written, String name, Optional<String> before) {
    return before
        .map(other -> changes(written, name, LONGEST) < changes(written, other, LONGEST))
        .orElse(true);
  }

  /** How many changes make one the other; more than {@code most} where it is more. */
  private static int changes(String one, String other, int most) {
    if (Math.abs(one.length() - other.length()) > most) {
      return most + 1;
    }
    int[] before = {};
    int[] above = new int[other.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(above[j - 1] + (same ? 0 : 1), Math.min(above[j], row[j - 1]) + 1);
        if (isSwapped(one, i, other, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = above;
      above = row;
    }
    return above[other.length()];
  }

  private static boolean isSwapped(String one, int i, String other, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
