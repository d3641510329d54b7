package dev.haetae.flow.evidence;

import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.EventSource;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.log.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Fetches the records of events that were only observed and are to be shown, by reading their
 * objects once more. A record that is not there any more, or has become another, stays unknown.
 */
public final class RecordFetch {
  private final Incomplete evidence;

  /** Evidence some of which has no record yet. */
  public interface Incomplete {
    /** An occurrence; its record is empty where it is not known. */
    Occurrence occurrence(long number);

    /** Whether the record of an occurrence is not known. */
    boolean lacksRecord(long number);

    /**
     * Adds the record of an occurrence.
     *
     * @param assumed whether its time is not its own but that of its file
     */
    void complete(long number, String raw, boolean assumed);
  }

  /** Object to line to the numbers of the occurrences whose record stands there. */
  private final NavigableMap<String, Map<Long, List<Long>>> wanted = new TreeMap<>();

  /**
   * A fetch.
   *
   * @param numbers the occurrences to be shown; those whose record is known cost nothing
   */
  public RecordFetch(Incomplete evidence, LongStream numbers) {
    this.evidence = evidence;
    // A set of them would be boxes: of many findings they are millions.
    numbers.filter(evidence::lacksRecord).sorted().distinct().forEach(this::want);
  }

  private void want(long number) {
    Place place = evidence.occurrence(number).place();
    wanted
        .computeIfAbsent(place.object(), unused -> new HashMap<>())
        .computeIfAbsent(place.line(), unused -> new ArrayList<>(1))
        .add(number);
  }

  /**
   * Reads what is needed; where nothing is, nothing is read.
   *
   * @param progress is told of each record that is found
   */
  public void run(EventSource source, ScanProgress progress) {
    if (!wanted.isEmpty()) {
      progress.begin(ScanProgress.Phase.FETCHING, records());
      source.again(this::isWanted, () -> new Fetching(progress));
    }
  }

  private long records() {
    return wanted.values().stream()
        .flatMap(lines -> lines.values().stream())
        .mapToLong(List::size)
        .sum();
  }

  private boolean isWanted(String bundle) {
    String member = wanted.ceilingKey(bundle + "!");
    return wanted.containsKey(bundle) || (member != null && member.startsWith(bundle + "!"));
  }

  private final class Fetching implements ParallelReader.Worker {
    private final ScanProgress progress;

    Fetching(ScanProgress progress) {
      this.progress = progress;
    }

    @Override
    public void accept(Event event) {
      Map<Long, List<Long>> lines = wanted.get(event.place().object());
      if (lines != null) {
        for (long number : lines.getOrDefault(event.place().line(), List.of())) {
          complete(number, event);
        }
      }
    }

    private void complete(long number, Event event) {
      synchronized (evidence) {
        if (evidence.occurrence(number).eventId().equals(event.id())) {
          evidence.complete(number, event.raw().text(), event.timeIsAssumed());
          progress.step();
        }
      }
    }

    @Override
    public void close() {}
  }
}
