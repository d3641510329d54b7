package dev.haetae.app.backtest;

import java.util.List;

/**
 * What detectors came to over a time.
 *
 * @param results of each detector, in the order of their types
 * @param events how many events there were
 * @param period the days looked at
 * @param notes what was not seen or not done, in sentences
 */
public record Backtest(
    List<DetectorResult> results, long events, Period period, List<String> notes) {

  /** Copies the lists. */
  public Backtest {
    results = List.copyOf(results);
    notes = List.copyOf(notes);
  }

  /** New findings of a detector a day, over the whole time. */
  public double findingsPerDay(DetectorResult each) {
    return (double) each.findings().size() / period.days();
  }

  /** Firings of a detector a day. */
  public double firingsPerDay(DetectorResult each) {
    return (double) each.firings() / period.days();
  }

  /** How many of all events it fired on; 0 where there are none. */
  public double share(DetectorResult each) {
    return events == 0 ? 0 : (double) each.firings() / events;
  }
}
