package dev.haetae.detect.sigma;

import java.time.Duration;
import java.util.List;

/**
 * An attack made of several steps, each found by another detector: the key {@code sequence}, which
 * is ours and none of Sigma's.
 *
 * @param header what it says of itself
 * @param steps how many different steps there must be, at least
 * @param tactics how many ATT&amp;CK tactics they must be of, at least
 * @param threshold how probable it must be that the steps are an attack, 0 to 1
 * @param timespan how long apart two steps may be, and in how long a time the steps are weighed
 * @param through what at least one of the steps must be like, so that it is an attack of this kind
 */
public record SigmaSequence(
    Header header, int steps, int tactics, double threshold, Duration timespan, Through through)
    implements SigmaDocument {

  /** What makes one, in words: {@code 2 or more steps of 2 or more tactics within 24h}. */
  public String words() {
    return steps
        + " or more different steps of "
        + tactics
        + " or more tactics within "
        + timespan.toHours()
        + " hours that are an attack with a probability of "
        + threshold
        + " or more"
        + through.words();
  }

  /**
   * What a step is like; an empty list asks for nothing.
   *
   * @param logs names of the logs it was found in
   * @param resources resources of its finding type, as {@code S3} in {@code
   *     Exfiltration:S3/AnomalousBehavior}
   * @param reached ATT&amp;CK tactics of which it is one that succeeded
   */
  public record Through(List<String> logs, List<String> resources, List<String> reached) {

    /** Copies the lists. */
    public Through {
      logs = List.copyOf(logs);
      resources = List.copyOf(resources);
      reached = List.copyOf(reached);
    }

    private String words() {
      StringBuilder words = new StringBuilder();
      add(words, "found in ", logs);
      add(words, "about ", resources);
      add(words, "that succeeded at ", reached);
      return words.length() == 0 ? "" : ", one of them" + words;
    }

    private static void add(StringBuilder words, String before, List<String> names) {
      if (!names.isEmpty()) {
        words.append(' ').append(before).append(String.join(" or ", names));
      }
    }

    /** How much it asks for: the more, the more is said by an attack that fits. */
    public int demands() {
      return (logs.isEmpty() ? 0 : 1) + (resources.isEmpty() ? 0 : 1) + (reached.isEmpty() ? 0 : 1);
    }
  }
}
