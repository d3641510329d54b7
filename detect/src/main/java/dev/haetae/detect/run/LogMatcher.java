package dev.haetae.detect.run;

import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.match.MatchSink;
import dev.haetae.detect.match.Matcher;
import dev.haetae.model.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Matches the events of one log with all rules, and tells mechanisms of those they watch. For one
 * thread.
 */
public final class LogMatcher {
  private final Watching watching;
  private final Matcher matcher;
  private final Optional<HourObserver> hourly;
  private final List<MatchObserver> observers = new ArrayList<>();
  private final MatchSink sorter = this::sort;
  private final int[] watched;
  private int count;
  private MatchSink unwatched = rule -> {};

  LogMatcher(String log, Watching watching, CompiledRules compiled, AlikeMemory memory) {
    this.watching = watching;
    this.matcher = compiled.matcher();
    this.watched = new int[compiled.size()];
    List<Feed> hours = new ArrayList<>();
    for (Feed feed : watching.feeds(log)) {
      if (feed.delivery().isHourly()) {
        hours.add(feed);
      } else {
        observers.add(new MatchObserver(feed, compiled.fields(), watching.surroundings(), memory));
      }
    }
    this.hourly =
        hours.isEmpty()
            ? Optional.empty()
            : Optional.of(new HourObserver(hours, compiled, watching.surroundings(), memory));
  }

  /** Hands the sink every rule the event matches that no mechanism watches. */
  public void match(Event event, MatchSink sink) {
    count = 0;
    unwatched = sink;
    matcher.match(event, sorter);
  }

  private void sort(int rule) {
    if (watching.watches(rule)) {
      watched[count++] = rule;
    } else {
      unwatched.matched(rule);
    }
  }

  /**
   * Tells the sink what is to be told of the event that was matched last; nothing where nobody
   * wants it, or an observation made before stands for it.
   */
  public void observe(Event event, ObservationSink sink) {
    for (MatchObserver observer : observers) {
      observer.observe(event, watched, count, sink);
    }
    hourly.ifPresent(observer -> observer.observe(event, sink));
  }
}
