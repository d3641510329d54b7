package dev.haetae.search.pattern;

import java.util.ArrayList;
import java.util.List;

/** Messages that are alike: what they share, and how many came in each of some times. */
final class Cluster {
  private final List<String> words;
  private final List<String> between;
  private final long[] counts;

  Cluster(Message first, int times) {
    this.words = new ArrayList<>(first.words());
    this.between = List.copyOf(first.between());
    this.counts = new long[times];
  }

  /**
   * The share of the words that are the same, as Drain's simSeq. Names of values are the same in
   * all, and count as little as what varies in both.
   */
  double likeness(Message message) {
    if (words.isEmpty()) {
      return between.equals(message.between()) ? 1 : 0;
    }
    int same = 0;
    int compared = 0;
    for (int i = 0; i < words.size(); i++) {
      if (message.keys().get(i)) {
        continue;
      }
      boolean both = words.get(i).equals(message.words().get(i));
      if (!(both && words.get(i).equals(Message.VARIABLE))) {
        compared++;
        same += both ? 1 : 0;
      }
    }
    return compared == 0 ? 1 : (double) same / compared;
  }

  /** How many words vary; of two that are as like the one with fewer is taken. */
  long variables() {
    return words.stream().filter(Message.VARIABLE::equals).count();
  }

  /** A word that differs varies from now on. */
  void add(Message message, int time) {
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).equals(message.words().get(i))) {
        words.set(i, Message.VARIABLE);
      }
    }
    counts[time]++;
  }

  long count(int time) {
    return counts[time];
  }

  /** The message with a mark for each word that varies. */
  String text() {
    StringBuilder text = new StringBuilder(between.getFirst());
    for (int i = 0; i < words.size(); i++) {
      text.append(words.get(i)).append(between.get(i + 1));
    }
    return text.toString();
  }
}
