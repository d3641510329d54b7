package dev.haetae.detect.sequence;

import dev.haetae.model.Hashing;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a tie.
 *
 * @param groups ids of the groups that have it
 * @param sharers hashes of who uses it
 * @param isShared whether too many use it for it to say anything
 * @param last when it was last seen, microseconds since 1970
 */
record Link(List<String> groups, List<Long> sharers, boolean isShared, long last) {
  /** Something that more than this many use says nothing of one of them. */
  static final int MOST_SHARERS = 3;

  private static final int MOST_GROUPS = 16;

  /** Copies the lists. */
  Link {
    groups = List.copyOf(groups);
    sharers = List.copyOf(sharers);
  }

  static Link none() {
    return new Link(List.of(), List.of(), false, Long.MIN_VALUE);
  }

  /** The same, seen once more; a strong tie has one group, the others gather them. */
  Link and(Tie tie, String group, long time) {
    List<String> all = new ArrayList<>(groups);
    boolean full = false;
    if (!all.contains(group)) {
      full = all.size() >= MOST_GROUPS;
      if (!full) {
        all.add(group);
      }
    }
    List<Long> users = new ArrayList<>(sharers);
    long user = Hashing.hash(tie.sharer());
    if (!tie.sharer().isEmpty() && !users.contains(user) && users.size() <= MOST_SHARERS) {
      users.add(user);
    }
    boolean shared =
        isShared
            || (tie.strength() == Tie.Strength.SHARED
                && (full || users.size() > tie.mostSharers()));
    return new Link(all, users, shared, Math.max(last, time));
  }

  /** The same for a group that took another one in. */
  Link renamed(String from, String to) {
    List<String> all = new ArrayList<>();
    for (String group : groups) {
      String now = group.equals(from) ? to : group;
      if (!all.contains(now)) {
        all.add(now);
      }
    }
    return new Link(all, sharers, isShared, last);
  }

  Link without(String group) {
    List<String> all = new ArrayList<>(groups);
    all.remove(group);
    return new Link(all, sharers, isShared, last);
  }
}
