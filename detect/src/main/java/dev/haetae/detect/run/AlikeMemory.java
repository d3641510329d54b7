package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * What one thread may remember of events alike on the heap, however many logs it reads. When that
 * is used up everything is forgotten, which costs time and changes nothing. For one thread.
 */
public final class AlikeMemory implements Memory {
  private final long most;
  private final UniversalHash hash = new UniversalHash(UniversalHash.Key.OF_VALUES);
  private final List<Runnable> forgetting = new ArrayList<>();
  private long used;

  /**
   * A budget.
   *
   * @param most bytes, roughly
   */
  public AlikeMemory(long most) {
    this.most = most;
  }

  @Override
  public void share(Runnable forget) {
    forgetting.add(forget);
  }

  /** The hash of texts that all use, one at a time. */
  UniversalHash hash() {
    return hash;
  }

  @Override
  public void take(int bytes) {
    if (used + bytes > most) {
      forgetting.forEach(Runnable::run);
      used = 0;
    }
    used += bytes;
  }
}
