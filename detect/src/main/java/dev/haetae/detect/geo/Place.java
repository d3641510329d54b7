package dev.haetae.detect.geo;

import java.util.Optional;

/**
 * Where an address is.
 *
 * @param country by ISO 3166-1, two capital letters; empty where it is unknown
 * @param network number of the autonomous system; {@link #NO_NETWORK} where it is unknown
 * @param organization who runs that network; may be empty
 * @param point about where, as far as the file says
 */
public record Place(String country, long network, String organization, Optional<Point> point) {
  /** Stands for an unknown network. No network has this number. */
  public static final long NO_NETWORK = 0;

  /** Nothing is known. */
  public static final Place UNKNOWN = new Place("", NO_NETWORK, "");

  /** A place without a point. */
  public Place(String country, long network, String organization) {
    this(country, network, organization, Optional.empty());
  }

  /** What a file says of a place; {@link #UNKNOWN} where it names neither country nor network. */
  static Place of(String country, long network, String organization, Optional<Point> point) {
    return country.isEmpty() && network == NO_NETWORK
        ? UNKNOWN
        : new Place(country, network, network == NO_NETWORK ? "" : organization, point);
  }

  /** What is known here, and what is not from the other. */
  Place or(Place other) {
    if (other.equals(UNKNOWN) || (!country.isEmpty() && network != NO_NETWORK)) {
      return this;
    }
    boolean own = network != NO_NETWORK;
    return new Place(
        country.isEmpty() ? other.country : country,
        own ? network : other.network,
        own ? organization : other.organization,
        country.isEmpty() ? other.point : point);
  }
}
