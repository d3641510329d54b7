package dev.haetae.detect.familiar;

/** How a caller's network and program stand to what the same caller used on the days before. */
public enum Familiarity {
  /** Both are new to a caller that always came from few networks with few programs. */
  STRANGE,
  /**
   * A person of whom nothing is known, from a network that nobody of an account uses whose people
   * call from few.
   */
  NEWCOMER,
  /**
   * The network is new to a caller that comes from few, and nobody shares it; the program is not,
   * or is often new: a journey, or somebody else who uses what everybody uses.
   */
  ELSEWHERE,
  /**
   * As {@link #ELSEWHERE}, by a person who signed in to Identity Center from there, today or
   * yesterday, and uses a program it always had: most likely a journey. So is a person's first day,
   * who would be a {@link #NEWCOMER} otherwise.
   */
  JOURNEY,
  /** Nothing can be said of the role that calls, but who took it on is where it always is. */
  THROUGH_ROLE,
  /** Nothing can be said: too little is known, or only one of them is new. */
  UNKNOWN,
  /** As {@link #UNKNOWN}, from a network that others of the account use: an office, a way out. */
  AMONG_OTHERS,
  /** As {@link #FAMILIAR}, but it is a person, and calls when nobody works. */
  AFTER_HOURS,
  /** The caller is known, and calls as it did before: {@link FamiliarPlaces} says what that is. */
  FAMILIAR;

  /** Whether the caller is where it never was, or was never seen. */
  public boolean isOutOfPlace() {
    return this == STRANGE || this == NEWCOMER || this == ELSEWHERE;
  }
}
