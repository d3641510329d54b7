package dev.haetae.app.searches;

import dev.haetae.flow.account.Census;
import dev.haetae.model.event.Micros;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import java.util.Optional;

/** The time of what a scan has read. */
public final class CensusTime {
  private CensusTime() {}

  /**
   * From the first event to the last, within what was asked for.
   *
   * @param asked what the scan looked at
   */
  public static TimeRange of(Census census, dev.haetae.flow.read.TimeRange asked) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Census.Count count : census.counts().values()) {
      if (count.first() <= count.last()) {
        first = Math.min(first, count.first());
        last = Math.max(last, count.last());
      }
    }
    if (first > last) {
      return new TimeRange(Optional.of(Instant.EPOCH), Optional.of(Instant.EPOCH));
    }
    return new TimeRange(
        Optional.of(Micros.instant(Math.max(first, asked.from()))),
        Optional.of(Micros.instant(last < asked.to() ? last + 1 : asked.to())));
  }
}
