package dev.haetae.detect.run;

import java.util.ArrayList;
import java.util.List;

/**
 * What the {@link AlikeTable}s of one thread may take on the heap, however many logs it reads. When
 * that is used up all of them forget everything, which costs time and changes nothing. For one
 * thread.
 */
public final class AlikeMemory {
  private final long most;
  private final UniversalHash hash = new UniversalHash(UniversalHash.Key.OF_VALUES);
  private final List<AlikeTable<?>> tables = new ArrayList<>();
  private long used;

  /**
   * A budget.
   *
   * @param most bytes, roughly
   */
  public AlikeMemory(long most) {
    this.most = most;
  }

  /** One more table is part of it. */
  void share(AlikeTable<?> table) {
    tables.add(table);
  }

  /** The hash of texts that all use, one at a time. */
  UniversalHash hash() {
    return hash;
  }

  /** Takes so many bytes, for which all tables may have to forget what they have. */
  void take(int bytes) {
    if (used + bytes > most) {
      tables.forEach(AlikeTable::forget);
      used = 0;
    }
    used += bytes;
  }
}
