package dev.haetae.app.option;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.model.log.ProblemSink;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What detectors are told besides logs. */
public final class KnownOptions {
  @Mixin private PlaceOptions place;

  @Mixin private IntelOptions intel;

  @Option(names = "--no-intel", description = "Use no lists of indicators.")
  private boolean noIntel;

  /** What the user tells of the place, of which nothing may be told. */
  public KnownEnvironment environment() {
    return place.environment();
  }

  /** All of it; rows of tables that are not understood go to the sink. */
  public Surroundings surroundings(KnownEnvironment known, ProblemSink problems) {
    return new Surroundings(
        place.geography(problems), noIntel ? IndicatorLists.NONE : intel.lists(), known);
  }
}
