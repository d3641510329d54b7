package dev.haetae.app.report;

import dev.haetae.flow.account.Census;
import dev.haetae.model.event.Micros;
import java.util.BitSet;
import java.util.List;

/**
 * Events read of one log and kind, of one account and Region.
 *
 * @param log name of the log
 * @param kind what kind of its events, such as {@code data:s3}; empty where the log has none
 * @param events how many
 * @param first time of the first, microseconds since 1970
 * @param last time of the last
 * @param hours the hours since 1970 that have at least one
 */
public record Coverage(
    String log,
    String kind,
    String account,
    String region,
    long events,
    long first,
    long last,
    BitSet hours) {

  /** Copies the hours. */
  public Coverage {
    hours = (BitSet) hours.clone();
  }

  @Override
  public BitSet hours() {
    return (BitSet) hours.clone();
  }

  /** Whether at least one of its events told when it happened. */
  public boolean hasTimes() {
    return first <= last;
  }

  /**
   * The last time that is none after this one, to the hour where there are later ones. Where a
   * clock runs ahead, the end of the logs would otherwise lie years from when they end.
   */
  public long lastUntil(long time) {
    if (last <= time) {
      return last;
    }
    long end = (hours.previousSetBit((int) (time / Micros.HOUR)) + 1) * Micros.HOUR;
    return Math.min(end, time);
  }

  /** The same under another name of its account. */
  public Coverage withAccount(String name) {
    return new Coverage(log, kind, name, region, events, first, last, hours);
  }

  /** What a scan read, in a fixed order. */
  public static List<Coverage> of(Census census) {
    return census.counts().entrySet().stream()
        .map(each ->
            new Coverage(
                each.getKey().log(),
                each.getKey().kind(),
                each.getKey().account(),
                each.getKey().region(),
                each.getValue().events(),
                each.getValue().first(),
                each.getValue().last(),
                each.getValue().hours()))
        .toList();
  }
}
