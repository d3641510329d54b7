package dev.haetae.detect.maker;

import java.util.List;

/** Knows who made what. */
public interface MakerSource {
  /** Knows nothing. */
  MakerSource NONE = (principal, account, calls, things) -> false;

  /**
   * Whether all of these things were made by somebody within the days before, and by nobody else.
   *
   * @param principal the same in every session
   * @param account in which they are
   * @param calls one of which made each of them
   * @param things names or ids; of none at all nothing is known
   */
  boolean isMaker(String principal, String account, List<String> calls, List<String> things);
}
