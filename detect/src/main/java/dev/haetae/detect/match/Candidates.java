package dev.haetae.detect.match;

import java.util.Arrays;

/**
 * The rules worth a look for the event at hand, each once. What is added are leads: the number of a
 * rule and which of its two choices of anchors is met. A rule is a candidate when both are; one
 * that has a single choice meets both with it.
 */
final class Candidates implements LiteralScanner.Leads {
  private static final int BOTH = 3;
  private static final int BITS = 2;

  private final byte[] met;
  private final int[] touched;
  private final int[] rules;
  private int touches;
  private int size;

  Candidates(int rules) {
    this.met = new byte[rules];
    this.touched = new int[rules];
    this.rules = new int[rules];
  }

  /**
   * What an anchor leads to.
   *
   * @param choice which of the rule's choices it belongs to
   * @param choices how many the rule has, one or two
   */
  static int lead(int rule, int choice, int choices) {
    return rule << BITS | (choices == 1 ? BOTH : 1 << choice);
  }

  void clear() {
    for (int i = 0; i < touches; i++) {
      met[touched[i]] = 0;
    }
    touches = 0;
    size = 0;
  }

  @Override
  public void add(int[] leads) {
    for (int lead : leads) {
      int rule = lead >>> BITS;
      int before = met[rule];
      int now = before | (lead & BOTH);
      if (now != before) {
        met[rule] = (byte) now;
        note(rule, before, now);
      }
    }
  }

  private void note(int rule, int before, int now) {
    if (before == 0) {
      touched[touches++] = rule;
    }
    if (now == BOTH) {
      rules[size++] = rule;
    }
  }

  /** How many rules are candidates. */
  int size() {
    return size;
  }

  /** A candidate. */
  int get(int index) {
    return rules[index];
  }

  /** All that was added, in as few leads as say it. */
  int[] leads() {
    int[] leads = Arrays.copyOf(touched, touches);
    for (int i = 0; i < touches; i++) {
      leads[i] = leads[i] << BITS | met[leads[i]];
    }
    return leads;
  }
}
