package dev.haetae.search.plan;

import java.time.Instant;
import java.util.Optional;

/** From when, and up to but without when. */
public record TimeRange(Optional<Instant> from, Optional<Instant> to) {
  /** All of time. */
  public static final TimeRange ALL = new TimeRange(Optional.empty(), Optional.empty());

  /** This range, its ends where it has them, the other's where it has not. */
  public TimeRange orElse(TimeRange other) {
    return new TimeRange(from.or(other::from), to.or(other::to));
  }
}
