package dev.haetae.lake.ingest;

import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Event;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows in memory, by table and day, until there are many of them or no room for more. Then a few
 * threads are given the largest groups to write, and the others wait.
 */
final class RowBuffer {
  /** Rows being written are in memory, too, as many as could wait. */
  private static final int MOST_WRITING = 3;

  private final long memory;
  private final Map<Group.Key, Group> groups = new HashMap<>();
  private long bytes;
  private int writing;

  /**
   * An empty one.
   *
   * @param memory about how many bytes rows may take while they wait
   */
  RowBuffer(long memory) {
    this.memory = memory;
  }

  /**
   * Adds the row of an event, as soon as there is room.
   *
   * @return the group to be written now by who calls, and then told of by {@link #wasWritten};
   *     empty while there is room
   */
  synchronized Optional<Group> add(Group.Key key, Event event, RowBytes row) {
    awaitRoom();
    Group group = groups.computeIfAbsent(key, Group::new);
    bytes +=
        group.add(
            event.time(), event.identity(), event.timeIsAssumed(), row.array(), 0, row.length());
    return bytes > memory && mayWrite() ? Optional.of(takeLargest()) : Optional.empty();
  }

  /** A group that was given out is no longer in memory. */
  synchronized void wasWritten() {
    writing--;
    notifyAll();
  }

  /** All groups there are, of which none waits any longer. */
  synchronized List<Group> takeAll() {
    List<Group> all = List.copyOf(groups.values());
    groups.clear();
    return all;
  }

  private boolean mayWrite() {
    return writing < MOST_WRITING;
  }

  private void awaitRoom() {
    try {
      while (bytes > memory && !mayWrite()) {
        wait();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new LakeUnusable("interrupted; nothing of this run was kept", end);
    }
  }

  private Group takeLargest() {
    Group largest =
        groups.values().stream().max(Comparator.comparingLong(Group::bytes)).orElseThrow();
    groups.remove(largest.key());
    bytes -= largest.bytes();
    writing++;
    return largest;
  }
}
