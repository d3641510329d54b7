package dev.haetae.detect.geo;

/**
 * A point on Earth.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record Point(double latitude, double longitude) {
  private static final double EARTH_RADIUS = 6371;

  /** The kilometres along the surface to another point, taking Earth for a sphere. */
  public double kilometresTo(Point other) {
    double north = Math.toRadians(other.latitude - latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double haversine =
        square(Math.sin(north / 2))
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * square(Math.sin(east / 2));
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(haversine)));
  }

  private static double square(double number) {
    return number * number;
  }
}
