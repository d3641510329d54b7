package dev.haetae.detect.match;

/** Takes the rules an event matches, each once, in no particular order. */
@FunctionalInterface
public interface MatchSink {
  /**
   * The event matches.
   *
   * @param rule the rule's place in the list that was compiled
   */
  void matched(int rule);
}
