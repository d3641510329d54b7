package dev.haetae.detect.indicator.read;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a list.
 *
 * @param format how it was written
 * @param taken entries taken
 * @param broken entries not understood; each is told as a problem
 * @param leftOut entries that were understood and left out, by the reason in words
 */
public record Intake(ListFormat format, long taken, long broken, Map<String, Long> leftOut) {

  /** Copies the map. */
  public Intake {
    leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
  }
}
