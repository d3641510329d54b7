package dev.haetae.files.archive;

import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.util.Optional;

/**
 * Why stored bytes cannot be read further. Passes unchanged through every layer above the one that
 * met it, and is told once, by whoever meets it first outside them.
 */
public final class Damage extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem.Reason reason;
  private final String object;
  private boolean told;

  /**
   * Damage of one object.
   *
   * @param detail what was met and what was expected, a sentence for the user
   */
  public Damage(Problem.Reason reason, String object, String detail) {
    super(detail);
    this.reason = reason;
    this.object = object;
  }

  /** The problem, or nothing the second time. */
  Optional<Problem> tell() {
    if (told) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(problem());
  }

  /** As it is shown to the user. */
  public Problem problem() {
    return new Problem(reason, Place.of(object), String.valueOf(getMessage()));
  }
}
