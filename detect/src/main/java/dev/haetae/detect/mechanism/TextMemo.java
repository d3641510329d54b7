package dev.haetae.detect.mechanism;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was worked out lately of texts that come again and again, such as addresses and programs;
 * what was asked for longest ago is forgotten first. For one thread.
 *
 * @param <V> what is worked out of them
 */
public final class TextMemo<V> {
  /** Who makes texts up makes no more than so many be kept. */
  private static final int MOST = 4_096;

  private final Function<String, V> work;
  private final Map<String, V> known = new LastUsed<>();

  /**
   * A memo that knows nothing yet.
   *
   * @param work what is made of a text; always the same of the same one
   */
  public TextMemo(Function<String, V> work) {
    this.work = work;
  }

  /** What comes of a text. */
  public V of(String text) {
    return known.computeIfAbsent(text, work);
  }

  private static final class LastUsed<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;

    LastUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST;
    }
  }
}
