package dev.haetae.detect.mechanism;

import dev.haetae.model.event.FieldCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which fields of one log are observed, and in which order. */
public final class Layout {
  /**
   * Values alike are worked out once; so many different ones are remembered. A power of two. With
   * more, logs of callers unlike each other keep the garbage collector busy.
   */
  private static final int REMEMBERED = 1 << 12;

  private final FieldCatalog catalog;
  private final List<String> texts;
  private final List<String> numbers;
  private final int telling;
  private final Map<Object, Object> shared = new HashMap<>();

  /**
   * A layout.
   *
   * @param texts the log's own paths of fields kept as texts
   * @param telling how many of the texts, the first, tell one event from another; the rest are only
   *     shown
   * @param numbers the log's own paths of fields kept as whole numbers
   */
  public Layout(FieldCatalog catalog, List<String> texts, int telling, List<String> numbers) {
    this.catalog = catalog;
    this.texts = List.copyOf(texts);
    this.telling = telling;
    this.numbers = List.copyOf(numbers);
  }

  /** The same layout for the watchers of one thread, who share what reads by it. */
  public Layout forThread() {
    return new Layout(catalog, texts, telling, numbers);
  }

  /**
   * What the watchers of this layout share, so that an observation is read once for all of them.
   * For one thread.
   *
   * @param kind what is shared
   * @param by what sets it apart from others of its kind
   * @param make makes it where nobody asked before
   */
  public <T> T shared(Class<T> kind, Object by, Supplier<T> make) {
    Object made = shared.computeIfAbsent(List.of(kind, by), key -> make.get());
    return Objects.requireNonNull(kind.cast(made));
  }

  /** The log's own paths of the texts. */
  public List<String> texts() {
    return texts;
  }

  /**
   * How many of the texts, the first, tell one event from another: what mechanisms and cases read
   * and findings are identified by. The rest are only shown.
   */
  public int telling() {
    return telling;
  }

  /** The log's own paths of the numbers. */
  public List<String> numbers() {
    return numbers;
  }

  /** Reads a text; always empty where the log has no such field. */
  public Text text(String name) {
    return new Text(place(name, texts));
  }

  /** Reads a number; always absent where the log has no such field. */
  public Whole whole(String name) {
    return new Whole(place(name, numbers));
  }

  private int place(String name, List<String> among) {
    return catalog.path(name).map(among::indexOf).orElse(-1);
  }

  /**
   * Works something out of traits, once for those {@linkplain Traits#isAlike alike}, so only of
   * what the plan names. For one thread.
   */
  public static <T> Memo<T> memo(Function<Traits, T> function) {
    return new Memo<>(function);
  }

  /** One text of observations. */
  public static final class Text {
    private final int place;

    private Text(int place) {
      this.place = place;
    }

    /** Whether the log has such a field. */
    public boolean exists() {
      return place >= 0;
    }

    /** The text, several values one a line; empty where there is none. */
    public String of(Traits traits) {
      return place < 0 ? "" : traits.text(place);
    }

    /** The text, several values one a line; empty where there is none. */
    public String of(Observation observation) {
      return of(observation.traits());
    }

    /** Whether one of these is part of the text. */
    public boolean hasAny(List<String> parts, Traits traits) {
      String text = of(traits);
      for (String part : parts) {
        if (text.contains(part)) {
          return true;
        }
      }
      return false;
    }
  }

  /** One number of observations. */
  public static final class Whole {
    private final int place;

    private Whole(int place) {
      this.place = place;
    }

    /** Whether the log has such a field. */
    public boolean exists() {
      return place >= 0;
    }

    /** The number, or {@link Numbers#ABSENT}. */
    public long of(Observation observation) {
      return place < 0 ? Numbers.ABSENT : observation.numbers().at(place);
    }
  }

  /** What was worked out of traits. */
  public static final class Memo<T> {
    private final Function<Traits, T> function;
    private final @Nullable Traits[] keys = new Traits[REMEMBERED];
    private final Object[] values = new Object[REMEMBERED];

    private Memo(Function<Traits, T> function) {
      this.function = function;
    }

    /** What the function makes of these traits. */
    // Only this method fills the array, with what the function gave.
    @SuppressWarnings("unchecked")
    public T of(Traits traits) {
      int slot = (int) traits.alikeHash() & (REMEMBERED - 1);
      Traits before = keys[slot];
      if (before == null || !before.isAlike(traits)) {
        T value = function.apply(traits);
        keys[slot] = traits;
        values[slot] = value;
        return value;
      }
      return (T) values[slot];
    }
  }
}
