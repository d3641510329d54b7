package dev.haetae.simulate.organization;

import dev.haetae.simulate.text.Draw;

/**
 * Public addresses by the kind of network they look like. Every one is drawn, so that no address
 * means the same thing under two seeds.
 */
public final class Addresses {
  private static final int[] RESIDENTIAL = {24, 62, 73, 78, 81, 86, 90, 98, 118, 121, 175, 211};
  private static final int[] HOSTING = {5, 45, 91, 103, 141, 146, 157, 185, 193, 194, 212};
  private static final int[] AMAZON = {3, 13, 18, 34, 35, 44, 52, 54};

  private Addresses() {}

  /** The line of a household, a hotel or a small office. */
  public static String residential(Draw draw) {
    return in(RESIDENTIAL, draw);
  }

  /** A server rented somewhere. */
  public static String hosting(Draw draw) {
    return in(HOSTING, draw);
  }

  /** A machine at AWS. */
  public static String amazon(Draw draw) {
    return in(AMAZON, draw);
  }

  private static String in(int[] firstOctets, Draw draw) {
    return firstOctets[draw.below(firstOctets.length)]
        + "."
        + draw.between(16, 239)
        + "."
        + draw.between(1, 250)
        + "."
        + draw.between(2, 250);
  }
}
