package dev.haetae.detect.mechanism;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.indicator.IndicatorLists;

/**
 * What is known besides the logs. Good for one run; whoever reloads a part of it begins the next
 * part of the run with a new one.
 *
 * @param geography where addresses are
 * @param indicators what is known to be bad, or trusted
 * @param environment what the user told of the place
 */
public record Surroundings(
    Geography geography, IndicatorLists indicators, KnownEnvironment environment) {

  /** Nothing is known. */
  public static final Surroundings NONE =
      new Surroundings(Geography.NONE, IndicatorLists.NONE, KnownEnvironment.UNKNOWN);

  /** The same with these lists. */
  public Surroundings with(IndicatorLists lists) {
    return new Surroundings(geography, lists, environment);
  }
}
