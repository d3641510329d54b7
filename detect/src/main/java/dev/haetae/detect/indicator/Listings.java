package dev.haetae.detect.indicator;

import java.util.List;

/**
 * All the lists that a value stands on.
 *
 * @param all every listing in force, the narrowest entry first
 */
public record Listings(List<Listing> all) {
  /** It stands on none. */
  public static final Listings NONE = new Listings(List.of());

  /** Copies the list. */
  public Listings {
    all = List.copyOf(all);
  }

  /** Whether a list of what is trusted has it. */
  public boolean isTrusted() {
    for (Listing each : all) {
      if (each.indicator().category() == Category.TRUSTED) {
        return true;
      }
    }
    return false;
  }

  /** What it is held against: nothing where it is trusted, whatever other lists say. */
  public List<Listing> threats() {
    return isTrusted() ? List.of() : all;
  }
}
