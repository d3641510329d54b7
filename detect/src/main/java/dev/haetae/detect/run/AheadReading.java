package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.ahead.Knowledge;
import dev.haetae.detect.mechanism.Layout;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Hands what is told ahead to who learns from the rules that matched it. For one thread. */
public final class AheadReading {
  private final Map<String, Function<Layout, AheadReader>> byFile = new HashMap<>();
  private final IdentityHashMap<Feed, Map<Integer, AheadReader>> feeds = new IdentityHashMap<>();

  /** Reading for all of this. */
  public AheadReading(List<Knowledge> knowledge) {
    knowledge.forEach(each -> byFile.putAll(each.readers()));
  }

  /** Takes in one observation. */
  public void read(Observed observed) {
    Map<Integer, AheadReader> readers = feeds.computeIfAbsent(observed.feed(), this::readers);
    for (int rule : observed.rules()) {
      Objects.requireNonNull(readers.get(rule)).read(observed.observation());
    }
  }

  private Map<Integer, AheadReader> readers(Feed feed) {
    Map<Integer, AheadReader> readers = new HashMap<>();
    feed.detectors().forEach((rule, detector) -> readers.put(rule, reader(detector, feed)));
    return readers;
  }

  private AheadReader reader(Detector detector, Feed feed) {
    return Objects.requireNonNull(byFile.get(detector.file()), detector.file())
        .apply(feed.layout());
  }
}
