package dev.haetae.detect.mechanism;

import dev.haetae.model.Hashing;
import java.util.Arrays;
import java.util.List;

/**
 * What an event has in common with many others: who, what, where from, as texts, with its account
 * and Region. What tells one event from another is kept once for all events alike; what is only
 * shown stays as it was written until somebody asks for it, for hardly anybody does.
 */
public final class Traits {
  /** Bytes on the heap: without the texts, of what refers to one, and of one but its characters. */
  private static final int DISTINCTION = 100;

  private static final int REFERENCE = 4;
  private static final int TEXT = 16;

  private final Distinction distinction;
  private final ShownTexts shown;
  private final Traits alike;

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

  /** What tells one event from another. */
  private static final class Distinction {
    private final Text account;
    private final Text region;
    private final String[] texts;
    private final long hash;

    Distinction(Text account, Text region, List<Text> texts) {
      this.account = account;
      this.region = region;
      this.texts = new String[texts.size()];
      long mixed = Hashing.mix(Hashing.mix(texts.size(), account.hash), region.hash);
      for (int i = 0; i < this.texts.length; i++) {
        this.texts[i] = texts.get(i).text;
        mixed = Hashing.mix(mixed, texts.get(i).hash);
      }
      this.hash = mixed;
    }

    boolean isSame(Distinction other) {
      return other == this
          || (other.hash == hash
              && other.account.text.equals(account.text)
              && other.region.text.equals(region.text)
              && Arrays.equals(other.texts, texts));
    }
  }

  /**
   * Traits.
   *
   * @param texts the first in the order of {@link Layout#texts}, those that tell one event from
   *     another; empty where the event has no such field
   * @param shown the others
   */
  public Traits(String account, String region, List<String> texts, ShownTexts shown) {
    this(Text.of(account), Text.of(region), texts.stream().map(Text::of).toList(), shown);
  }

  /** The same, of texts whose hashes are known. */
  public Traits(Text account, Text region, List<Text> texts, ShownTexts shown) {
    this.distinction = new Distinction(account, region, texts);
    this.shown = shown;
    this.alike = shown.isEmpty() ? this : new Traits(distinction);
  }

  private Traits(Distinction distinction) {
    this.distinction = distinction;
    this.shown = ShownTexts.NONE;
    this.alike = this;
  }

  private Traits(Traits alike, ShownTexts shown) {
    this.distinction = alike.distinction;
    this.shown = shown;
    this.alike = alike;
  }

  /** Those alike that show nothing; the same for all that were made of them. */
  public Traits alike() {
    return alike;
  }

  /** Those alike that show these texts. */
  public Traits showing(ShownTexts others) {
    return others.isEmpty() ? alike : new Traits(alike, others);
  }

  /** Where it happened, or {@link dev.haetae.model.event.Event#UNKNOWN}. */
  public String account() {
    return distinction.account.text;
  }

  /** Where it happened, or {@link dev.haetae.model.event.Event#UNKNOWN}. */
  public String region() {
    return distinction.region.text;
  }

  /** How many of the texts tell one event from another. */
  public int telling() {
    return distinction.texts.length;
  }

  /** A text, by its place in {@link Layout#texts}; empty where the event has no such field. */
  public String text(int place) {
    return place < distinction.texts.length
        ? distinction.texts[place]
        : shown.text(place - distinction.texts.length);
  }

  /** The texts that are only shown. */
  public ShownTexts shown() {
    return shown;
  }

  /** Roughly what those that tell one event from another take on the heap, in bytes. */
  public int size() {
    int size = sizeWithout(distinction.texts.length);
    for (String text : distinction.texts) {
      size += TEXT + text.length();
    }
    return size;
  }

  /** The same where the texts are somebody else's, of so many texts. */
  public static int sizeWithout(int texts) {
    return DISTINCTION + REFERENCE * texts;
  }

  /** A hash that is the same in every process. */
  public long hash() {
    return shown.isEmpty() ? distinction.hash : Hashing.mix(distinction.hash, shown.hash());
  }

  /** The same of those that are alike. */
  public long alikeHash() {
    return distinction.hash;
  }

  /** Whether mechanisms are told the same of both: all that tells one from another is equal. */
  public boolean isAlike(Traits other) {
    return other.distinction.isSame(distinction);
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Traits traits && isAlike(traits) && traits.shown.equals(shown));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash());
  }

  @Override
  public String toString() {
    return account() + " " + region() + " " + Arrays.toString(distinction.texts) + " " + shown;
  }
}
