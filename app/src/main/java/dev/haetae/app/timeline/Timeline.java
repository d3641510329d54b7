package dev.haetae.app.timeline;

import dev.haetae.flow.read.ParallelReader;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Format;
import dev.haetae.formats.Formats;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Looks for one subject in all events, by several threads in one pass. */
public final class Timeline {
  private final Subject subject;
  private final TimeRange range;
  private final boolean withRaw;
  private final EntryRuns entries;
  private final LongAdder events = new LongAdder();
  private final LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
  private final LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);
  private final LongAdder inRange = new LongAdder();

  /**
   * A timeline.
   *
   * @param withRaw whether entries keep their records
   * @param entries takes what is found
   */
  public Timeline(Subject subject, TimeRange range, boolean withRaw, EntryRuns entries) {
    this.subject = subject;
    this.range = range;
    this.withRaw = withRaw;
    this.entries = entries;
  }

  /** The fields to be read of a log. */
  public static FieldSelection wanted(String log) {
    return Formats.of(log)
        .map(format -> new LogFields(format.catalog()).selection())
        .orElseGet(() -> new FieldSelection.Builder().build());
  }

  /** What one thread does. */
  public ParallelReader.Worker worker() {
    return new Worker();
  }

  /** How many events were looked at, when every worker is closed. */
  public long events() {
    return events.sum();
  }

  /** How many of them are of the time asked for. */
  public long inRange() {
    return inRange.sum();
  }

  /** From the first to the last of all that were looked at, whatever time is asked for. */
  public Optional<TimeRange> extent() {
    return first.get() > last.get()
        ? Optional.empty()
        : Optional.of(new TimeRange(first.get(), last.get()));
  }

  private final class Worker implements ParallelReader.Worker {
    private final Map<String, LogFields> logs = new HashMap<>();
    private long seen;
    private long within;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    Worker() {
      for (Format format : Formats.all()) {
        logs.put(format.catalog().log(), new LogFields(format.catalog()));
      }
    }

    @Override
    public void accept(Event event) {
      seen++;
      if (event.time() != Event.NO_TIME) {
        earliest = Math.min(earliest, event.time());
        latest = Math.max(latest, event.time());
      }
      if (event.time() < range.from() || event.time() >= range.to()) {
        return;
      }
      within++;
      LogFields fields = logs.get(event.log());
      if (fields != null && subject.mayBeIn(event.raw())) {
        Optional<Part> part = fields.part(event, subject);
        part.ifPresent(each -> entries.add(fields.entry(event, each, withRaw)));
      }
    }

    @Override
    public void close() {
      events.add(seen);
      inRange.add(within);
      first.accumulate(earliest);
      last.accumulate(latest);
    }
  }
}
