package dev.haetae.detect.mechanism;

import dev.haetae.model.Hashing;
import java.util.Arrays;
import java.util.List;

/**
 * What an event has in common with many others: who, what, where from, as texts, with its account
 * and Region. Kept once for all events alike.
 */
public final class Traits {
  private final Text account;
  private final Text region;
  private final List<String> texts;
  private final int telling;
  private final long alike;
  private final long hash;

  /**
   * A text and its hash, which is the same in every process.
   *
   * @param hash as {@link Hashing#hash(String)} has it
   */
  public record Text(String text, long hash) {
    /** A text. */
    public static Text of(String text) {
      return new Text(text, Hashing.hash(text));
    }
  }

  /**
   * Traits.
   *
   * @param texts in the order of {@link Layout#texts}; empty where the event has no such field
   * @param telling how many of the texts tell one from another, as {@link Layout#telling}
   */
  public Traits(String account, String region, List<String> texts, int telling) {
    this(Text.of(account), Text.of(region), texts.stream().map(Text::of).toList(), telling);
  }

  /** The same, of texts whose hashes are known. */
  public Traits(Text account, Text region, List<Text> texts, int telling) {
    this.account = account;
    this.region = region;
    this.telling = telling;
    String[] plain = new String[texts.size()];
    long begun = Hashing.mix(Hashing.mix(telling, account.hash), region.hash);
    this.alike = take(texts.subList(0, telling), plain, 0, begun);
    this.hash = take(texts.subList(telling, plain.length), plain, telling, alike);
    this.texts = List.of(plain);
  }

  private Traits(Traits alike, List<Text> shown) {
    this.account = alike.account;
    this.region = alike.region;
    this.telling = alike.telling;
    String[] plain = alike.texts.toArray(String[]::new);
    this.alike = alike.alike;
    this.hash = take(shown, plain, telling, this.alike);
    this.texts = List.of(plain);
  }

  /** Those alike that show these texts, the last of the layout. */
  public Traits showing(List<Text> shown) {
    return new Traits(this, shown);
  }

  private static long take(List<Text> texts, String[] into, int from, long begun) {
    long mixed = begun;
    for (int i = 0; i < texts.size(); i++) {
      into[from + i] = texts.get(i).text;
      mixed = Hashing.mix(mixed, texts.get(i).hash);
    }
    return mixed;
  }

  /** Where it happened, or {@link dev.haetae.model.Event#UNKNOWN}. */
  public String account() {
    return account.text;
  }

  /** Where it happened, or {@link dev.haetae.model.Event#UNKNOWN}. */
  public String region() {
    return region.text;
  }

  /** The texts, in the order of the layout. */
  public List<String> texts() {
    return texts;
  }

  /** A hash that is the same in every process. */
  public long hash() {
    return hash;
  }

  /** The same of those that are alike. */
  public long alikeHash() {
    return alike;
  }

  /** Whether mechanisms are told the same of both: all that tells one from another is equal. */
  public boolean isAlike(Traits other) {
    if (other.alike != alike
        || other.telling != telling
        || !other.account().equals(account())
        || !other.region().equals(region())) {
      return false;
    }
    for (int i = 0; i < telling; i++) {
      if (!other.texts.get(i).equals(texts.get(i))) {
        return false;
      }
    }
    return true;
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
    return account() + " " + region() + " " + Arrays.toString(texts.toArray());
  }
}
