package dev.haetae.detect.sequence;

import dev.haetae.model.Hashing;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a tie.
 *
 * @param groups ids of the groups that have it
 * @param sharers hashes of who uses it and is told of for little
 * @param grave hashes of who uses it and is told of for what is worth a look by itself
 * @param isShared whether too many use it for it to say anything
 * @param last when it was last seen, microseconds since 1970
 */
record Link(
    List<String> groups, List<Long> sharers, List<Long> grave, boolean isShared, long last) {
  /** Something that more than this many use says nothing of one of them. */
  static final int MOST_SHARERS = 3;

  /**
   * Those who do grave things there are few on any day that is not an intruder's, so that more of
   * them are still one: machines that all call one place for orders, accounts taken one by one.
   */
  static final int MOST_GRAVE = 12;

  private static final int MOST_GROUPS = 24;

  /** Copies the lists. */
  Link {
    groups = List.copyOf(groups);
    sharers = List.copyOf(sharers);
    grave = List.copyOf(grave);
  }

  static Link none() {
    return new Link(List.of(), List.of(), List.of(), false, Long.MIN_VALUE);
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
    List<Long> serious = new ArrayList<>(grave);
    if (!tie.sharer().isEmpty()) {
      note(Hashing.hash(tie.sharer()), tie.isGrave(), users, serious);
    }
    int both = users.size() + serious.size();
    boolean many =
        both > tie.mostGrave() || (both > tie.mostSharers() && users.size() >= tie.mostSharers());
    boolean shared = isShared || (tie.strength() == Tie.Strength.SHARED && (full || many));
    return new Link(all, users, serious, shared, Math.max(last, time));
  }

  /** Whoever is told of for something grave is not counted among the others any more. */
  private static void note(long user, boolean isGrave, List<Long> users, List<Long> serious) {
    if (isGrave) {
      users.remove(user);
    }
    List<Long> among = isGrave ? serious : users;
    boolean isKnown = users.contains(user) || serious.contains(user);
    if (!isKnown && among.size() <= MOST_GRAVE) {
      among.add(user);
    }
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
    return new Link(all, sharers, grave, isShared, last);
  }

  Link without(String group) {
    List<String> all = new ArrayList<>(groups);
    all.remove(group);
    return new Link(all, sharers, grave, isShared, last);
  }
}
