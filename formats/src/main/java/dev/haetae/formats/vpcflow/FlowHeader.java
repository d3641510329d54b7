package dev.haetae.formats.vpcflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The line of names a file of flow records begins with.
 *
 * @param known the fields of the log
 * @param ofTransit whether it is that of a transit gateway, which alone has fields named so
 */
record FlowHeader(Set<String> known, boolean ofTransit) {
  private static final int FEWEST = 2;
  private static final String TRANSIT = "tgw-";

  /** Copies the names. */
  public FlowHeader {
    known = Set.copyOf(known);
  }

  /**
   * Whether every word of a line is the name of a field, or nearly so: a version to come may bring
   * names not known yet.
   */
  public boolean isHeader(String line) {
    if (!line.chars().allMatch(FlowHeader::isOfWord)) {
      return false;
    }
    List<String> words = names(line);
    Set<String> met = new HashSet<>(words);
    met.retainAll(known);
    return met.size() >= FEWEST
        && met.size() * 2 > words.size()
        && ofTransit == words.stream().anyMatch(word -> word.startsWith(TRANSIT));
  }

  /**
   * Whether there is nothing but what names are written with: most lines are not worth a string.
   */
  static boolean isWords(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isOfWord(bytes[i])) {
        return false;
      }
    }
    return to > from && bytes[from] > '9';
  }

  private static boolean isOfWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == ' ';
  }

  /** The names, in their order. */
  static List<String> names(String line) {
    return List.of(line.strip().split(" +"));
  }
}
