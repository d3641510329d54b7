package dev.haetae.detect.mechanism;

import dev.haetae.model.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What an event has in common with many others: who, what, where from, as texts, with its account
 * and Region. Kept once for all events alike.
 */
public final class Traits {
  private final String account;
  private final String region;
  private final List<String> texts;
  private final long hash;

  /**
   * Traits.
   *
   * @param texts in the order of {@link Layout#texts}; empty where the event has no such field
   */
  public Traits(String account, String region, List<String> texts) {
    this.account = account;
    this.region = region;
    this.texts = List.copyOf(texts);
    this.hash = hash(account, region, texts);
  }

  private static long hash(String account, String region, List<String> texts) {
    long hash = mixed(mixed(texts.size(), account), region);
    for (String text : texts) {
      hash = mixed(hash, text);
    }
    return hash;
  }

  private static long mixed(long hash, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Hashing.mix(hash, Hashing.hash(bytes, 0, bytes.length));
  }

  /** Where it happened, or {@link dev.haetae.model.Event#UNKNOWN}. */
  public String account() {
    return account;
  }

  /** Where it happened, or {@link dev.haetae.model.Event#UNKNOWN}. */
  public String region() {
    return region;
  }

  /** The texts, in the order of the layout. */
  public List<String> texts() {
    return texts;
  }

  /** A hash that is the same in every process. */
  public long hash() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Traits traits
            && traits.hash == hash
            && traits.account.equals(account)
            && traits.region.equals(region)
            && traits.texts.equals(texts));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }

  @Override
  public String toString() {
    return account + " " + region + " " + Arrays.toString(texts.toArray());
  }
}
