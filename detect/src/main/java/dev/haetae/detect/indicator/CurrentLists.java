package dev.haetae.detect.indicator;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The lists in force. Who asks takes them once for each piece of work; they are replaced as a whole
 * while others go on with those they took.
 */
public final class CurrentLists implements Supplier<IndicatorLists> {
  private final AtomicReference<IndicatorLists> lists;

  /** Begins with these lists. */
  public CurrentLists(IndicatorLists lists) {
    this.lists = new AtomicReference<>(lists);
  }

  @Override
  public IndicatorLists get() {
    return lists.get();
  }

  /** Puts others in their place. */
  public void replace(IndicatorLists next) {
    lists.set(next);
  }
}
