package dev.haetae.detect.run;

import dev.haetae.detect.Detector;

/**
 * Why a correlation could not be put together.
 *
 * @param detector the correlation
 * @param word what of its file is to blame
 * @param says what is wrong with it, as a sentence without the file
 */
public record Unresolved(Detector detector, String word, String says) {

  /** The file and what is wrong with it. */
  @Override
  public String toString() {
    return detector.file() + ": " + says;
  }
}
