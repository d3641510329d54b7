package dev.haetae.simulate.organization;

import dev.haetae.simulate.text.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Public addresses by the kind of network they look like. Every one is drawn, so that no address
 * means the same thing under two seeds.
 */
public final class Addresses {
  private static final int[] RESIDENTIAL = {24, 62, 73, 78, 81, 86, 90, 98, 118, 121, 175, 211};
  private static final int[] HOSTING = {5, 45, 91, 103, 141, 146, 157, 185, 193, 194, 212};
  private static final int[] AMAZON = {3, 13, 18, 34, 35, 44, 52, 54};

  private static final List<String> RESIDENTIAL_COUNTRIES = List.of("US", "DE", "KR", "JP", "GB");
  private static final List<String> HOSTING_COUNTRIES = List.of("NL", "RU", "SG", "BR", "FR");

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

  /** Whether an address is one of a machine at AWS. */
  public static boolean isAmazon(String address) {
    return isIn(AMAZON, address);
  }

  /** Where addresses are, line by line as in a file of ranges: the made-up truth of the drawn. */
  public static List<String> places() {
    List<String> lines = new ArrayList<>();
    lines.add("start,end,country,asn,name");
    place(RESIDENTIAL, RESIDENTIAL_COUNTRIES, "64500,Made-up Broadband", lines);
    place(HOSTING, HOSTING_COUNTRIES, "64510,Made-up Hosting", lines);
    place(AMAZON, List.of("US"), "16509,AMAZON-02", lines);
    return lines;
  }

  private static void place(
      int[] firstOctets, List<String> countries, String owner, List<String> lines) {
    for (int i = 0; i < firstOctets.length; i++) {
      lines.add(
          "%1$d.0.0.0,%1$d.255.255.255,%2$s,%3$s"
              .formatted(firstOctets[i], countries.get(i % countries.size()), owner));
    }
  }

  private static boolean isIn(int[] firstOctets, String address) {
    return Arrays.stream(firstOctets).anyMatch(octet -> address.startsWith(octet + "."));
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
