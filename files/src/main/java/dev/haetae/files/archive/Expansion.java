package dev.haetae.files.archive;

import dev.haetae.model.Limits;
import dev.haetae.model.log.Problem.Reason;

/** Weighs all that comes out of the decoders of one bundle against what it takes as stored. */
final class Expansion {
  private final StoredStream stored;
  private final Limits.Unpacking limits;
  private long unpacked;

  Expansion(StoredStream stored, Limits.Unpacking limits) {
    this.stored = stored;
    this.limits = limits;
  }

  /**
   * Counts what a decoder put out.
   *
   * @param object what is being read
   * @throws Damage when the limit is passed
   */
  void add(int bytes, String object) throws Damage {
    unpacked += bytes;
    if (unpacked > limits.expansionFloor() && unpacked / limits.expansion() > stored.count()) {
      throw new Damage(Reason.EXPANDS_TOO_FAR, object, words());
    }
  }

  private String words() {
    return unpacked
        + " bytes came out of "
        + stored.count()
        + " stored ones, more than "
        + limits.expansion()
        + " times as many (Limits.expansion), which is allowed only up to "
        + limits.expansionFloor()
        + " bytes (Limits.expansionFloor)";
  }
}
