package dev.haetae.app.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Folds entries, which come in order of time, into steps, which leave in order of their begin. */
public final class Steps implements AutoCloseable {
  private final Consumer<Step> consumer;
  private final Deque<Step> inOrder = new ArrayDeque<>();
  private final Map<Step.Key, Step> open = new HashMap<>();

  /** Steps that go there. */
  public Steps(Consumer<Step> consumer) {
    this.consumer = consumer;
  }

  /** Takes the next entry. */
  public void add(Entry entry) {
    emit(entry.time());
    Step.Key key = Step.Key.of(entry);
    Step step = open.get(key);
    if (step == null || step.isOver(entry.time())) {
      Step begun = new Step(entry);
      open.put(key, begun);
      inOrder.add(begun);
    } else {
      step.add(entry);
    }
  }

  /** A step waits for those before it, which last an hour at most; so what waits is bounded. */
  private void emit(long now) {
    while (!inOrder.isEmpty() && inOrder.getFirst().isOver(now)) {
      Step over = inOrder.removeFirst();
      open.remove(keyOf(over), over);
      consumer.accept(over);
    }
  }

  private static Step.Key keyOf(Step step) {
    return new Step.Key(step.part(), step.log(), step.action(), step.principal(), step.address());
  }

  @Override
  public void close() {
    inOrder.forEach(consumer);
    inOrder.clear();
    open.clear();
  }
}
